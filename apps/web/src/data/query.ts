// One way to load and one to page through: signals that pages read, without a word about how they look.
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ErrorCode, Result } from "./api.ts";
import { noticeEnd } from "./session.ts";

export interface Loaded<T> {
  readonly value: T | null; // null: not loaded yet; kept while it is loaded again
  readonly error: ErrorCode | null; // of the last attempt
  readonly busy: boolean;
}

export interface Query<T> {
  readonly state: ReadonlySignal<Loaded<T>>;
  readonly load: () => Promise<void>; // again, too
  readonly set: (value: T) => void; // what an action has answered
}

export function createQuery<T>(ask: () => Promise<Result<T>>): Query<T> {
  const state = signal<Loaded<T>>({ value: null, error: null, busy: false });
  let latest = 0;
  return {
    state,
    async load() {
      const turn = ++latest;
      state.value = { ...state.peek(), busy: true };
      const answer = await ask();
      if (turn !== latest) return; // asked again meanwhile
      if (!answer.ok) noticeEnd(answer.error);
      state.value = answer.ok
        ? { value: answer.value, error: null, busy: false }
        : { value: state.peek().value, error: answer.error, busy: false };
    },
    set(value) {
      latest++;
      state.value = { value, error: null, busy: false };
    },
  };
}

/** Loads when the page opens and when `deps` change, and again by itself once the device is back online. */
export function useQuery<T>(ask: () => Promise<Result<T>>, deps: readonly unknown[] = []): Query<T> {
  const query = useMemo(() => createQuery(ask), deps);
  useEffect(() => {
    const again = () => query.state.peek().error === "offline" && void query.load();
    addEventListener("online", again);
    void query.load();
    return () => removeEventListener("online", again);
  }, [query]);
  return query;
}

export interface Rows<T> {
  readonly rows: readonly T[] | null; // null: not read yet
  readonly next: string | null; // the cursor of the next page
  readonly busy: boolean;
  readonly error: ErrorCode | null;
}

export interface Pages<T> {
  readonly state: ReadonlySignal<Rows<T>>;
  readonly reload: () => Promise<void>; // from the newest
  readonly more: () => Promise<void>;
  readonly clear: () => void; // to an empty list
  readonly forget: () => void; // as if nothing had been read; what is on its way is dropped
  readonly edit: (change: (rows: readonly T[]) => readonly T[]) => void; // what has changed in rows that were read
}

/** A list that is read page by page; `rowsOf` finds the rows in an answer. */
export function createPages<T, A extends { readonly next: string | null }>(
  read: (before?: string) => Promise<Result<A>>,
  rowsOf: (answer: A) => readonly T[],
): Pages<T> {
  const unread: Rows<T> = { rows: null, next: null, busy: false, error: null };
  const state = signal(unread);
  let forgotten = 0; // times
  let isReloading = false;
  let isOutdated = false; // something changed while an answer was under way, which may be from before
  const fetchPage = async (before: string | null): Promise<void> => {
    if (state.peek().busy) return void (isOutdated ||= before === null);
    [isReloading, isOutdated] = [before === null, false];
    state.value = { ...state.peek(), busy: true, error: null };
    const turn = forgotten;
    const answer = await (before === null ? read() : read(before));
    if (turn !== forgotten) return;
    const shown = state.peek();
    if (isOutdated) {
      state.value = { ...shown, busy: false };
      return fetchPage(null);
    }
    if (!answer.ok) {
      noticeEnd(answer.error);
      state.value = { ...shown, busy: false, error: answer.error };
      return;
    }
    const above = before === null ? [] : (shown.rows ?? []);
    state.value = { rows: [...above, ...rowsOf(answer.value)], next: answer.value.next, busy: false, error: null };
  };
  return {
    state,
    reload: () => fetchPage(null),
    async more() {
      const { next } = state.peek();
      if (next !== null) await fetchPage(next);
    },
    clear: () => (state.value = { rows: [], next: null, busy: false, error: null }),
    forget() {
      forgotten++;
      state.value = unread;
    },
    edit(change) {
      const shown = state.peek();
      isOutdated ||= shown.busy && isReloading;
      if (shown.rows !== null) state.value = { ...shown, rows: change(shown.rows) };
    },
  };
}

export function usePages<T, A extends { readonly next: string | null }>(
  read: (before?: string) => Promise<Result<A>>,
  rowsOf: (answer: A) => readonly T[],
): Pages<T> {
  const pages = useMemo(() => createPages(read, rowsOf), []);
  useEffect(() => void pages.reload(), []);
  return pages;
}
