import { useSignal } from "@preact/signals";
import type { TotpSetUp } from "@transcendence/protocol";
import { useEffect, useId, useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { errorText } from "../../data/api.ts";
import { securityApi } from "../../data/security-api.ts";
import { CodeInput } from "../../forms/code-entry.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { touchable } from "../../state/appearance.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { withFreshLogin } from "../reauth/reauthentication.tsx";
import { CopyButton } from "./copy-button.tsx";

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
  const input = useRef<HTMLInputElement>(null);
  const confirm = useAction((sealed: string) => withFreshLogin(() => securityApi.confirmTotp(sealed, code.value)), {
    onDone: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
    onError: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  useEffect(() => {
    code.value = "";
    confirm.clear();
  }, [setUp]);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (setUp === null) return;
    if (code.value.trim() === "") return input.current?.focus();
    void confirm.run(setUp.sealed);
  };
  const error = confirm.error.value;

  return (
    <Dialog
      open={setUp !== null}
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" type="submit" form={formId} busy={confirm.running.value !== null}>
            {texts.action}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      {setUp && (
        <form id={formId} class="totp-set-up" noValidate onSubmit={onSubmit}>
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
            error={error ? errorText(error) : undefined}
            value={code.value}
            input={input}
            onInput={(typed) => {
              code.value = typed;
              confirm.clear();
            }}
          />
        </form>
      )}
    </Dialog>
  );
}
