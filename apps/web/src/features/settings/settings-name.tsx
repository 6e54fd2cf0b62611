import { useSignal } from "@preact/signals";
import { DisplayName, NAME_MAX } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { safeParse } from "valibot";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { loadSession, rename, session } from "../../data/session.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";

function NameForm({ name }: { readonly name: string | null }) {
  const typed = useSignal(name ?? "");
  const error = useSignal<ErrorCode | null>(null);
  const asking = useSignal(false);
  const texts = t.value.settings.name;

  const save = async () => {
    if (asking.value) return;
    const parsed = safeParse(DisplayName, typed.value);
    if (!parsed.success) {
      error.value = "name_invalid";
      return;
    }
    asking.value = true;
    const answer = await rename(parsed.output);
    asking.value = false;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    typed.value = answer.value.name;
    toast(texts.saved(answer.value.name));
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <form class="name-form" noValidate onSubmit={onSubmit}>
      <TextInput
        label={texts.label}
        hint={name === null ? texts.none : texts.hint}
        error={error.value ? errorText(error.value) : undefined}
        value={typed.value}
        maxLength={NAME_MAX + 8} // a little more than allowed: cutting silently would be worse than saying why
        autoComplete="nickname"
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          error.value = null;
        }}
      />
      <Button type="submit" busy={asking.value}>
        {t.value.common.save}
      </Button>
    </form>
  );
}

function NameBody() {
  const who = session.value;
  switch (who.state) {
    case "unknown":
      return <Loading />;
    case "failed":
      return <Failed error={who.error} onRetry={loadSession} />;
    case "known":
      return <NameForm name={who.me?.name ?? null} />;
  }
}

export function NameSettings() {
  const { name } = t.value.settings;
  useEffect(() => {
    void loadSession(); // a match may have made me a guest since
  }, []);
  return (
    <Section title={name.title} description={name.text}>
      <NameBody />
    </Section>
  );
}
