// How a friend gets here: by the link, its QR code, or a short code to type.
import { useSignal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { MatchCodeAnswer } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { api, errorText } from "../../../data/api.ts";
import { t } from "../../../i18n/index.ts";
import { touch } from "../../../state/appearance.ts";
import { toast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Changing } from "../../../ui/changing.tsx";
import { TextInput } from "../../../ui/field.tsx";
import type { QrCodeProps } from "../../../ui/qr-code.tsx";
import { canShare, copy, copyKeys, matchLink, share } from "../../../ui/share.ts";

export function Invite({ id }: { readonly id: string }) {
  const { waiting } = t.value.match;
  const copied = useSignal<boolean | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const link = matchLink(id);
  const copyLink = async () => {
    copied.value = (await copy(link)) === "copied";
    if (!copied.value) root.current?.querySelector("input")?.focus(); // and so selects it
  };
  return (
    <div class="invite" ref={root}>
      <p>{waiting.invite}</p>
      <TextInput label={waiting.link} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      <Button variant="primary" large onClick={() => void copyLink()}>
        <span aria-live="polite">
          <Changing>{copied.value ? waiting.copied : waiting.copy}</Changing>
        </span>
      </Button>
      {copied.value === false && (
        <p role="alert">{touch.value ? waiting.copyByHand : waiting.copyByKeys({ keys: copyKeys() })}</p>
      )}
      {canShare() && <Button onClick={() => void share(waiting.shareText, link)}>{waiting.share}</Button>}
      <ShortCode id={id} />
      <Qr link={link} />
    </div>
  );
}

const UNKNOWN = "00000"; // as wide as a code, and not to be seen

/** Its place is kept until it comes, so that nothing moves under a finger. Nothing where it cannot be had: the link is enough. */
function ShortCode({ id }: { readonly id: string }) {
  const known = useSignal<MatchCodeAnswer | "asked" | "none">("asked");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const load = async () => {
      const answer = await api.matchCode(id);
      known.value = answer.ok ? answer.value : "none";
      if (!answer.ok) return;
      timer = setTimeout(load, Math.max(1000, Date.parse(answer.value.expiresAt) - Date.now()));
    };
    void load();
    return () => clearTimeout(timer);
  }, [id]);
  const found = known.value;
  if (found === "none") return null;
  return (
    <p class={found === "asked" ? "invite-code invite-code-asked" : "invite-code"} aria-hidden={found === "asked"}>
      {t.value.match.waiting.code({ site: location.host })}{" "}
      <strong translate={false}>{found === "asked" ? UNKNOWN : found.code}</strong>
    </p>
  );
}

function Qr({ link }: { readonly link: string }) {
  const { waiting } = t.value.match;
  const loaded = useSignal<{ readonly Code: ComponentType<QrCodeProps> } | null>(null);
  const load = () =>
    within(import("../../../ui/qr-code.tsx"))
      .then(({ QrCode }) => (loaded.value = { Code: QrCode }))
      .catch(() => toast(errorText("offline"), "problem"));
  if (loaded.value === null) return <Button onClick={() => void load()}>{waiting.qr}</Button>;
  const { Code } = loaded.value;
  return (
    <div ref={show}>
      <Code text={link} label={waiting.qrLabel} />
    </div>
  );
}

/** On a low screen it would be below the end of the panel. */
function show(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
