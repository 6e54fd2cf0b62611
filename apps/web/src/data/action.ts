// One way to act: one call at a time, its error, and what follows.
import { type ReadonlySignal, signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { toast } from "../state/toasts.ts";
import { type ErrorCode, errorText, type Result } from "./api.ts";
import { noticeEnd } from "./session.ts";

export interface Action<A extends unknown[]> {
  readonly running: ReadonlySignal<A | null>; // what it was called with, while it runs
  readonly error: ReadonlySignal<ErrorCode | null>; // of the last run
  readonly run: (...args: A) => Promise<void>; // nothing while it runs
  readonly clear: () => void; // forgets the error
}

export interface ActionOptions<A extends unknown[], T> {
  readonly onDone?: (value: T, ...args: A) => unknown; // still busy until it has settled
  readonly onError?: (error: ErrorCode) => boolean | void; // true: shown elsewhere
}

export function createAction<A extends unknown[], T>(
  call: (...args: A) => Promise<Result<T>>,
  { onDone, onError }: ActionOptions<A, T> = {},
): Action<A> {
  const running = signal<A | null>(null);
  const error = signal<ErrorCode | null>(null);
  return {
    running,
    error,
    async run(...args) {
      if (running.peek() !== null) return;
      running.value = args;
      error.value = null;
      try {
        const answer = await call(...args);
        if (answer.ok) await onDone?.(answer.value, ...args);
        else if (answer.error !== "proof_needed") {
          // Declining to prove who one is, is not a mistake.
          noticeEnd(answer.error);
          if (onError?.(answer.error) !== true) error.value = answer.error;
        }
      } finally {
        running.value = null;
      }
    },
    clear: () => (error.value = null),
  };
}

/** The call and what follows it are those of the latest drawing. */
export function useAction<A extends unknown[], T>(
  call: (...args: A) => Promise<Result<T>>,
  options: ActionOptions<A, T> = {},
): Action<A> {
  const latest = useRef({ call, options });
  latest.current = { call, options };
  return useMemo(
    () =>
      createAction((...args: A) => latest.current.call(...args), {
        onDone: (...done) => latest.current.options.onDone?.(...done),
        onError: (error) => latest.current.options.onError?.(error),
      }),
    [],
  );
}

/** For actions without a place of their own for errors. */
export function toastError(error: ErrorCode): true {
  toast(errorText(error), "problem");
  return true;
}
