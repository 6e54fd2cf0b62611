// What a button opens below itself: a press elsewhere, Escape and another page close it.
import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface Popover {
  readonly isOpen: Signal<boolean>;
  readonly root: RefObject<HTMLDivElement | null>; // around both
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly close: () => void; // and back to the button
  readonly onKeyDown: (event: KeyboardEvent) => void; // of the root: wherever in it the focus is
}

/** `path`: of the page; another one closes it. */
export function usePopover(path?: string): Popover {
  const isOpen = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => void (isOpen.value = false), [path]);
  useEffect(() => {
    if (!isOpen.value) return;
    const pressedElsewhere = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) isOpen.value = false; // pointer events happen on nodes
    };
    addEventListener("pointerdown", pressedElsewhere);
    return () => removeEventListener("pointerdown", pressedElsewhere);
  }, [isOpen.value]);
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen.value) return;
    event.stopPropagation();
    close();
  };
  return { isOpen, root, button, close, onKeyDown };
}
