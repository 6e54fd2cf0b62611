import { session } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CopyButton } from "./copy-button.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[] | null; // null: none to show
  readonly onClose: () => void;
}

/** New recovery codes, this once. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const texts = at.value.security.codes;
  return (
    <Dialog
      open={codes !== null}
      title={texts.title}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {texts.done}
        </Button>
      }
    >
      {codes && (
        <div class="recovery">
          <p>{texts.text}</p>
          <ol class="recovery-codes" aria-label={texts.list}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <div class="recovery-ways">
            <Button onClick={() => download(texts.fileName, asText(codes))}>{texts.download}</Button>
            <Button onClick={() => print()}>{texts.print}</Button>
            <CopyButton text={codes.join("\n")}>{texts.copy}</CopyButton>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function asText(codes: readonly string[]): string {
  const who = session.value.state === "known" ? (session.value.me?.name ?? "") : "";
  return `${at.value.security.codes.file({ site: location.host, name: who })}\n\n${codes.join("\n")}\n`;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000); // Safari fetches it after the click has returned
}
