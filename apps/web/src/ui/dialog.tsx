import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import "./dialog.css";

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void; // Escape too; give the same as the button that changes nothing
  readonly children?: ComponentChildren;
  readonly actions: ComponentChildren; // buttons; the first takes the focus
  readonly long?: boolean; // scrolls on most screens: its buttons stay in sight
}

/** A modal question over the page. The browser keeps the focus inside and gives it back. */
export function Dialog({ open, title, onClose, children, actions, long = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closes = useRef(0); // by us: their events come later, perhaps when the dialog is open again
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) return element.showModal();
    closes.current++;
    element.close();
  }, [open]);
  const closed = () => {
    if (closes.current > 0) closes.current--;
    else onClose();
  };
  return (
    <dialog ref={dialog} class={long ? "dialog dialog-long" : "dialog"} aria-labelledby={titleId} onClose={closed}>
      <h2 id={titleId}>{title}</h2>
      {children && <div class="dialog-body">{children}</div>}
      <div class="dialog-actions">{actions}</div>
    </dialog>
  );
}
