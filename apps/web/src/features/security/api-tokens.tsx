// Keys for programs: what there is, making one, revoking one.
import { useSignal } from "@preact/signals";
import type { ApiTokenSummary, NewApiToken } from "@transcendence/protocol";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { securityApi } from "../../data/security-api.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen, locale, t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { CopyButton } from "./copy-button.tsx";
import { NewTokenDialog } from "./new-token.tsx";

export function ApiTokens() {
  const { tokens } = at.value.security;
  const listed = useQuery(securityApi.tokens);
  const isCreating = useSignal(false);
  const made = useSignal<NewApiToken | null>(null);
  return (
    <Section title={tokens.title} description={tokens.text}>
      <Answer query={listed} rows={2}>
        {({ tokens: all }) => (
          <>
            <TokenList tokens={all} onChange={listed.load} />
            <Button onClick={() => (isCreating.value = true)}>{tokens.create}</Button>
          </>
        )}
      </Answer>
      <NewTokenDialog
        open={isCreating.value}
        onClose={() => (isCreating.value = false)}
        onMade={(token) => {
          isCreating.value = false;
          made.value = token;
          void listed.load();
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
  const close = () => (asked.value = null);
  const revoke = useAction((token: ApiTokenSummary) => securityApi.revokeToken(token.id), {
    onDone: (_, token) => {
      toast(texts.revoked({ name: token.name }));
      close();
      return onChange();
    },
  });

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
                {texts.expires({ when: formatDay(token.expiresAt) })},{" "}
                {token.usedAt === null ? texts.neverUsed : texts.used({ when: formatWhen(token.usedAt) })}
              </p>
            </div>
            <Button aria-label={texts.revokeThis({ name: token.name })} onClick={() => (asked.value = token)}>
              {texts.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <ActionError action={revoke} />
      <ConfirmDialog
        open={asked.value !== null}
        title={texts.confirm.title({ name: asked.value?.name ?? "" })}
        text={texts.confirm.text}
        action={texts.revoke}
        onConfirm={async () => {
          if (asked.value) await revoke.run(asked.value);
          close();
        }}
        onClose={close}
      />
    </>
  );
}

function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: "long" }).format(new Date(iso));
}

/** The token itself, this once. */
function MadeDialog({ made, onClose }: { readonly made: NewApiToken | null; readonly onClose: () => void }) {
  const texts = at.value.security.tokens.made;
  return (
    <Dialog
      open={made !== null}
      title={texts.title({ name: made?.summary.name ?? t.value.common.loading })}
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
