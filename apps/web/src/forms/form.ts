// A form's fields: what is wrong stands beside each while one types, after the first time it was left, and after the answer.
import { type ReadonlySignal, type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useAction } from "../data/action.ts";
import type { ErrorCode, Result } from "../data/api.ts";

/** A sentence about what is wrong with a value; null when nothing is. */
export type Check = (value: string) => string | null;

export interface Draft {
  readonly value: Signal<string>;
  readonly error: Signal<string | null>;
  readonly read: () => void; // takes what stands in the field: password managers fill it without a word
  readonly check: () => boolean; // and shows what is wrong
  readonly type: (value: string) => void;
  readonly leave: () => void;
  readonly refuse: (error: string) => void; // after the answer
  readonly input: { current: HTMLInputElement | null };
  readonly shown: { current: string }; // what stands in the field as far as we know
}

export function useDraft(initial: string, findProblem: Check): Draft {
  const value = useSignal(initial);
  const error = useSignal<string | null>(null);
  const wasLeft = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(initial);
  const read = () => {
    const now = input.current?.value ?? shown.current;
    if (now === shown.current) return; // nobody has written there: a value of ours may be on its way into the field
    shown.current = now;
    value.value = now;
  };
  const check = () => {
    read();
    wasLeft.value = true;
    error.value = findProblem(value.peek());
    return error.peek() === null;
  };
  return {
    value,
    error,
    read,
    check,
    input,
    shown,
    type(next) {
      shown.current = next;
      value.value = next;
      error.value = wasLeft.peek() ? findProblem(next) : null;
    },
    leave() {
      read();
      if (value.peek() === "") return; // who only passes by is not told off
      wasLeft.value = true;
      // An error goes when one types or sends: if it went now, the button that is just being pressed would move away.
      error.value = findProblem(value.peek()) ?? error.peek();
    },
    refuse(problem) {
      error.value = problem;
    },
  };
}

/**
 * Writes the draft's value into its field when it changes, and not whenever the page is drawn: what a password manager filled in
 * without an event would be gone. Answers the value to begin with.
 */
export function useFieldValue({ value, input, shown }: Draft): string {
  const initial = useRef(value.peek()).current;
  useSignalEffect(() => {
    const next = value.value;
    if (next === shown.current) return;
    shown.current = next;
    if (input.current) input.current.value = next;
  });
  return initial;
}

interface FormOptions<T> {
  readonly fields: readonly Draft[]; // in the order of the page
  readonly send: () => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
  /** Beside which field an error stands; null: below all of them. */
  readonly place: (error: ErrorCode) => { readonly field: Draft; readonly text: string } | null;
}

export interface Form {
  readonly busy: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<ErrorCode | null>; // of no field
  readonly onSubmit: (event: Event) => void;
}

export function useForm<T>({ fields, send, onDone, place }: FormOptions<T>): Form {
  const action = useAction(send, {
    onDone,
    onError: (error) => {
      const placed = place(error);
      if (placed === null) return false;
      placed.field.refuse(placed.text);
      placed.field.input.current?.focus();
      placed.field.input.current?.select();
      return true;
    },
  });
  const submit = () => {
    action.clear();
    for (const field of fields) field.read(); // all of them before the first is checked: a password may not be the name
    const wrong = fields.filter((field) => !field.check());
    if (wrong[0]) return wrong[0].input.current?.focus();
    void action.run();
  };
  return {
    busy: useComputed(() => action.running.value !== null),
    error: action.error,
    onSubmit: (event) => {
      event.preventDefault();
      submit();
    },
  };
}
