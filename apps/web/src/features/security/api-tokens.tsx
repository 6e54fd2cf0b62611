// Keys for programs: what there is, making one, revoking one.
import { useSignal } from "@preact/signals";
import type { ApiTokenSummary, NewApiToken } from "@transcendence/protocol";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { noticeEnd, useAnswer } from "../../data/use-answer.ts";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen, language, t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { CopyButton } from "./copy-button.tsx";
import { NewTokenDialog } from "./new-token.tsx";

export function ApiTokens() {
  const { tokens } = at.value.security;
  const { answer, load } = useAnswer(securityApi.tokens);
  const listed = answer.value;
  const isCreating = useSignal(false);
  const made = useSignal<NewApiToken | null>(null);
  return (
    <Section title={tokens.title} description={tokens.text}>
      {listed === null && <Loading />}
      {listed?.ok === false && <Failed error={listed.error} onRetry={load} />}
      {listed?.ok === true && (
        <>
          <TokenList tokens={listed.value.tokens} onChange={load} />
          <Button onClick={() => (isCreating.value = true)}>{tokens.create}</Button>
        </>
      )}
      <NewTokenDialog
        open={isCreating.value}
        onClose={() => (isCreating.value = false)}
        onMade={(token) => {
          isCreating.value = false;
          made.value = token;
          void load();
        }}
      />
      <MadeDialog made={made.value} onClose={() => (made.value = null)} />
    </Section>
  );
}

interface TokenListProps {
  readonly tokens: readonly ApiTokenSummary[];
  readonly onChange: () => Promise<void>;
}

function TokenList({ tokens, onChange }: TokenListProps) {
  const texts = at.value.security.tokens;
  const asked = useSignal<ApiTokenSummary | null>(null);
  const error = useSignal<ErrorCode | null>(null);

  const revoke = async () => {
    const token = asked.value;
    if (token === null) return;
    const answer = await securityApi.revokeToken(token.id);
    asked.value = null;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return noticeEnd(answer.error);
    toast(texts.revoked(token.name));
    await onChange();
  };

  if (tokens.length === 0) return <p class="field-hint">{texts.none}</p>;
  return (
    <>
      <ul class="held">
        {tokens.map((token) => (
          <li key={token.id}>
            <div class="held-about">
              <h3>{token.name}</h3>
              <p>{token.scopes.map((scope) => texts.scopes[scope]).join(", ")}</p>
              <p class="field-hint">
                {texts.expires(formatDay(token.expiresAt))},{" "}
                {token.usedAt === null ? texts.neverUsed : texts.used(formatWhen(token.usedAt))}
              </p>
            </div>
            <Button aria-label={texts.revokeThis(token.name)} onClick={() => (asked.value = token)}>
              {texts.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <p class="field-error" role="alert">
        {error.value && errorText(error.value)}
      </p>
      <ConfirmDialog
        open={asked.value !== null}
        title={texts.confirm.title(asked.value?.name ?? "")}
        text={texts.confirm.text}
        action={texts.revoke}
        onConfirm={revoke}
        onClose={() => (asked.value = null)}
      />
    </>
  );
}

function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "long" }).format(new Date(iso));
}

/** The token itself, this once. */
function MadeDialog({ made, onClose }: { readonly made: NewApiToken | null; readonly onClose: () => void }) {
  const texts = at.value.security.tokens.made;
  return (
    <Dialog
      open={made !== null}
      title={texts.title(made?.summary.name ?? t.value.common.loading)}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {texts.done}
        </Button>
      }
    >
      {made && (
        <div class="token-made">
          <p>{texts.text}</p>
          <code aria-label={texts.label}>{made.token}</code>
          <CopyButton text={made.token}>{texts.copy}</CopyButton>
        </div>
      )}
    </Dialog>
  );
}
