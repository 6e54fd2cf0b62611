import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { errorText } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import { checkPassword, FormError, PasswordInput } from "../../forms/fields.tsx";
import { useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { accessApi } from "./access-api.ts";
import { Expired } from "./expired.tsx";
import { linkToken } from "./link-token.ts";

/** From the mail: what stands behind the # is the right to choose a password, once. */
export function Reset() {
  const { reset } = at.value.access;
  const [token] = useState(linkToken);
  const expired = useSignal(token === null);
  if (expired.value || token === null) return <Expired again="/forgot" />;
  return (
    <Page title={reset.title} lead={reset.lead}>
      <ResetForm token={token} onExpired={() => (expired.value = true)} />
    </Page>
  );
}

function ResetForm({ token, onExpired }: { readonly token: string; readonly onExpired: () => void }) {
  const { reset } = at.value.access;
  const { route } = useLocation();
  const password = useDraft("", (value) => checkPassword(value, { name: "" }));
  const form = useForm({
    fields: [password],
    send: async () => {
      const answer = await accessApi.reset(token, password.value.peek());
      if (!answer.ok && answer.error === "link_expired") onExpired();
      return answer;
    },
    onDone: () => {
      session.value = { state: "known", me: null };
      toast(reset.done);
      route("/login");
    },
    place: (error) => (error.startsWith("password_") ? { field: password, text: errorText(error) } : null),
  });
  return (
    <Section title={reset.about}>
      <form class="form" noValidate onSubmit={form.onSubmit}>
        <PasswordInput draft={password} isNew />
        <FormError form={form} />
        <p class="form-actions">
          <Button variant="primary" type="submit" busy={form.busy.value} slowly={t.value.common.checking}>
            {reset.action}
          </Button>
        </p>
      </form>
    </Section>
  );
}
