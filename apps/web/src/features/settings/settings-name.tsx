import { useSignal } from "@preact/signals";
import { DisplayName, NAME_MAX } from "@transcendence/protocol";
import { safeParse } from "valibot";
import { useAction } from "../../data/action.ts";
import { errorText } from "../../data/api.ts";
import { loadSession, rename, session, useFreshSession } from "../../data/session.ts";
import { Failed } from "../../data/states.tsx";
import { t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";

/** `waits`: the name is not known yet. The form stands already, so that nothing below it jumps. */
function NameForm({ name, waits = false }: { readonly name: string | null; readonly waits?: boolean }) {
  const typed = useSignal(name ?? "");
  const isInvalid = useSignal(false);
  const texts = t.value.settings.name;

  const save = useAction(rename, {
    onDone: (me) => {
      typed.value = me.name;
      toast(texts.saved({ name: me.name }));
    },
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const parsed = safeParse(DisplayName, typed.value);
    isInvalid.value = !parsed.success;
    if (parsed.success) void save.run(parsed.output);
  };
  const error = isInvalid.value ? "name_invalid" : save.error.value;

  return (
    <form class="name-form" noValidate onSubmit={onSubmit}>
      <TextInput
        label={texts.label}
        hint={name === null && !waits ? texts.none : texts.hint}
        error={error ? errorText(error) : undefined}
        value={typed.value}
        maxLength={NAME_MAX + 8} // a little more than allowed: cutting silently would be worse than saying why
        autoComplete="nickname"
        disabled={waits}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          isInvalid.value = false;
          save.clear();
        }}
      />
      <Button type="submit" disabled={waits} busy={save.running.value !== null}>
        {t.value.common.save}
      </Button>
    </form>
  );
}

function NameBody() {
  const who = session.value;
  switch (who.state) {
    case "unknown":
      return <NameForm key="unknown" name={null} waits />;
    case "failed":
      return <Failed error={who.error} onRetry={loadSession} />;
    case "known":
      if (who.me?.kind === "member") return <InAccount name={who.me.name} />;
      return <NameForm key="known" name={who.me?.name ?? null} />;
  }
}

/** A member signs in with it: it is changed where that is. */
function InAccount({ name }: { readonly name: string }) {
  return (
    <p>
      <strong translate={false}>{name}</strong>{" "}
      <LinkButton variant="quiet" href="/account/sign-in">
        {t.value.settings.name.change}
      </LinkButton>
    </p>
  );
}

export function NameSettings() {
  const { name } = t.value.settings;
  useFreshSession(); // a match may have made me a guest since
  return (
    <Section title={name.title} description={name.text}>
      <NameBody />
    </Section>
  );
}
