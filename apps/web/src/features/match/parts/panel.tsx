// What lies over a field that stands still: who is awaited, a pause, the result. Not modal: the menu stays within reach.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Changing } from "../../../ui/changing.tsx";
import "./panel.css";

interface PanelProps {
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly focusKey?: string; // when it changes, what there is to press has changed: the focus goes there
  readonly late?: boolean; // not at once: it may be over before anybody could read it
}

/** Takes the focus to the first thing to press, or to its heading, and gives it back to the page when it goes. */
export function Panel({ title, children, actions, focusKey, late = false }: PanelProps) {
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (document.querySelector("dialog[open]") || isTyping()) return; // a question over it keeps the focus, and so does what is being written
    const first = root.current?.querySelector<HTMLElement>(".button-primary");
    (first ?? heading.current)?.focus({ preventScroll: true });
  }, [focusKey]);
  useEffect(() => () => giveBackFocus(root.current), []);
  return (
    <section ref={root} class={late ? "panel panel-late" : "panel"} aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        <Changing>{title}</Changing>
      </h2>
      {children}
      {actions && <div class="panel-actions">{actions}</div>}
    </section>
  );
}

/** The next key is part of a sentence or a name, and no answer to what the panel asks. */
function isTyping(): boolean {
  const field = "textarea, input:not([readonly], [type=checkbox], [type=radio], [type=range])";
  return document.activeElement?.matches(field) === true;
}

function giveBackFocus(panel: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && !panel?.contains(activeElement)) return;
  document.querySelector<HTMLElement>(".arena > h1")?.focus({ preventScroll: true });
}
