// A form's fields: what is wrong stands beside each while one types, after the first time it was left, and after the answer.
import { type ReadonlySignal, type Signal, useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useAction } from "../data/action.ts";
import type { ErrorCode, Result } from "../data/api.ts";

/** A sentence about what is wrong with a value; null when nothing is. */
export type Check = (value: string) => string | null;

export interface Draft {
  readonly value: Signal<string>;
  readonly error: Signal<string | null>;
  readonly check: () => boolean; // and shows what is wrong
  readonly type: (value: string) => void;
  readonly leave: () => void;
  readonly refuse: (error: string) => void; // after the answer
  readonly input: { current: HTMLInputElement | null };
}

export function useDraft(initial: string, findProblem: Check): Draft {
  const value = useSignal(initial);
  const error = useSignal<string | null>(null);
  const wasLeft = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const check = () => {
    wasLeft.value = true;
    error.value = findProblem(value.peek());
    return error.peek() === null;
  };
  return {
    value,
    error,
    check,
    input,
    type(next) {
      value.value = next;
      error.value = wasLeft.peek() ? findProblem(next) : null;
    },
    leave() {
      if (value.peek() !== "") check(); // who only passes by is not told off
    },
    refuse(problem) {
      error.value = problem;
    },
  };
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
