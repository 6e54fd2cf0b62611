import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { dismissToast, type Toast, toasts } from "../state/toasts.ts";
import { Ball } from "../ui/ball.tsx";
import "./toasts.css";

const SHOWN_MS = 6000;

/** The place where toasts appear. Once, in the shell; the live region is there before the first note is. */
export function Toasts() {
  const root = useRef<HTMLDivElement>(null);
  const newest = toasts.value.at(-1)?.id;
  useLayoutEffect(() => {
    const { current } = root;
    if (current?.matches(":popover-open")) current.hidePopover();
    current?.showPopover(); // over whatever dialog was opened since
  }, [newest]);
  return (
    <div ref={root} class="toasts" popover="manual" aria-live="polite">
      {toasts.value.map((shown) => (
        <ToastItem key={shown.id} toast={shown} />
      ))}
    </div>
  );
}

/** Goes by itself, unless it is being read: under the pointer or with the focus in it, it stays. */
export function ToastItem({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const { link } = toast;
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div
      class={`toast toast-${toast.tone}`}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocusCapture={hold}
      onBlurCapture={release}
    >
      <Ball />
      <span>{toast.text}</span>
      {link && (
        <a
          class="toast-link"
          href={link.href}
          onClick={() => {
            link.onOpen();
            dismissToast(toast.id);
          }}
        >
          {link.text}
        </a>
      )}
      <button type="button" class="toast-close" onClick={() => dismissToast(toast.id)}>
        {t.value.common.dismiss}
      </button>
    </div>
  );
}
