// What was typed and is not in its channel yet. Kept on this device until the room has said that it is, so that a lost connection or
// a reload loses nothing; the id was made when it was typed, so that nothing is written twice. Each has a key of its own: tabs that
// write at the same time take nothing from each other.
import { signal } from "@preact/signals";

export interface Waiting {
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly atMs: number;
}

const PREFIX = "chat-outbox ";
const MOST = 50;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** In the order in which they were typed. */
export const waiting = signal<readonly Waiting[]>(read());

function read(): Waiting[] {
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return ordered(kept.flatMap((key) => parse(localStorage.getItem(key))));
  } catch {
    return [];
  }
}

function parse(kept: string | null): Waiting[] {
  try {
    const value = JSON.parse(kept ?? "null") as Waiting | null; // written below only
    return typeof value?.text === "string" ? [value] : [];
  } catch {
    return [];
  }
}

function ordered(all: readonly Waiting[]): Waiting[] {
  return all.toSorted((one, other) => one.atMs - other.atMs);
}

// What another tab has typed, or sent.
if (typeof addEventListener !== "undefined")
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) waiting.value = [];
    if (!key?.startsWith(PREFIX)) return;
    const id = key.slice(PREFIX.length);
    waiting.value = ordered([...without(id), ...parse(newValue)]);
  });

export function keepWaiting(message: Omit<Waiting, "id" | "atMs">): Waiting {
  const before = waiting.peek().at(-1)?.atMs ?? 0;
  const kept = { id: freshId(), ...message, atMs: Math.max(Date.now(), before + 1) };
  waiting.value = [...waiting.peek(), kept];
  try {
    localStorage.setItem(PREFIX + kept.id, JSON.stringify(kept));
  } catch {
    // without storage it waits as long as this page stands
  }
  for (const { id } of waiting.peek().slice(0, -MOST)) dropWaiting(id);
  return kept;
}

export function dropWaiting(id: string): void {
  if (!waiting.peek().some((each) => each.id === id)) return;
  waiting.value = without(id);
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // nothing is kept there
  }
}

function without(id: string): Waiting[] {
  return waiting.peek().filter((each) => each.id !== id);
}

function freshId(): string {
  let id = "";
  while (id.length < 20) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && id.length < 20) id += LETTERS.charAt(byte % 62); // 248 = 4 * 62: no letter is likelier
    }
  }
  return id;
}
