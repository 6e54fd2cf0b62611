import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Ball } from "./ball.tsx";
import type { Option } from "./field.tsx";
import "./menu.css";

/** What a button opens below itself: a press elsewhere, Escape and another page close it. */
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

interface MenuProps<Value extends string> {
  readonly label: string; // what is chosen here: "Language"
  readonly text: string; // what the button shows: "EN"
  readonly options: readonly (Option<Value> & { readonly lang?: string })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** A button that opens a short list to choose from. Arrows move, Escape and a press elsewhere close. */
export function Menu<Value extends string>({ label, text, options, value, onChange }: MenuProps<Value>) {
  const { isOpen, root, button, close } = usePopover();
  const open = isOpen.value;
  const setOpen = (is: boolean) => void (isOpen.value = is);
  const listId = useId();

  const items = () => [...(root.current?.querySelectorAll<HTMLElement>("[role=menuitemradio]") ?? [])];

  useEffect(() => {
    if (!open) return;
    items()[
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      )
    ]?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") close();
    if (event.key === "Tab") setOpen(false);
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement); // -1 when it is none of them
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };

  return (
    <div ref={root} class="menu">
      <button
        ref={button}
        type="button"
        class="menu-button"
        aria-label={`${label}: ${text}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        {text}
      </button>
      {open && (
        <div id={listId} class="menu-list" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitemradio"
              tabIndex={-1}
              aria-checked={option.value === value}
              lang={option.lang}
              onClick={() => {
                onChange(option.value);
                close();
              }}
            >
              <Ball presence={option.value === value ? "here" : "away"} />
              {option.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
