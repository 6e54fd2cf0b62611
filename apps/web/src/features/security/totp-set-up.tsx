import { useSignal } from "@preact/signals";
import type { TotpSetUp } from "@transcendence/protocol";
import { useEffect, useId, useRef } from "preact/hooks";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { CodeInput } from "../../forms/code-entry.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { touchable } from "../../state/appearance.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { withProof } from "../reauth/proof.tsx";
import { CopyButton } from "./copy-button.tsx";
import { QrCode } from "./qr-code.tsx";

interface SetUpProps {
  readonly setUp: TotpSetUp | null; // null: closed
  readonly onConfirmed: (recoveryCodes: readonly string[] | null) => void;
  readonly onClose: () => void;
}

/** The secret as a picture and as text, and a code to show that it arrived. */
export function TotpSetUpDialog({ setUp, onConfirmed, onClose }: SetUpProps) {
  const texts = at.value.security.setUp;
  const formId = useId();
  const code = useSignal("");
  const error = useSignal<ErrorCode | null>(null);
  const busy = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    code.value = "";
    error.value = null;
  }, [setUp]);

  const confirm = async () => {
    if (setUp === null || busy.value) return;
    if (code.value.trim() === "") return input.current?.focus();
    busy.value = true;
    const answer = await withProof(() => securityApi.confirmTotp(setUp.sealed, code.value));
    busy.value = false;
    if (answer.ok) return onConfirmed(answer.value.recoveryCodes);
    error.value = answer.error;
    input.current?.focus();
    input.current?.select();
  };

  return (
    <Dialog
      open={setUp !== null}
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" type="submit" form={formId} busy={busy.value}>
            {texts.action}
          </Button>
          <Button onClick={onClose}>{t.value.common.cancel}</Button>
        </>
      }
    >
      {setUp && (
        <form
          id={formId}
          class="totp-set-up"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <p>{texts.scan}</p>
          <QrCode text={setUp.uri} label={texts.qr} />
          {touchable.value && (
            <p>
              <a href={setUp.uri}>{texts.open}</a>
            </p>
          )}
          <div class="totp-key">
            <p>{texts.key}</p>
            <code>{setUp.secret.replace(/.{4}(?=.)/g, "$& ")}</code>
            <CopyButton text={setUp.secret}>{texts.copyKey}</CopyButton>
          </div>
          <CodeInput
            factor="totp"
            label={texts.code}
            hint={texts.codeHint}
            error={error.value ? errorText(error.value) : undefined}
            value={code.value}
            input={input}
            onInput={(typed) => {
              code.value = typed;
              error.value = null;
            }}
          />
        </form>
      )}
    </Dialog>
  );
}
