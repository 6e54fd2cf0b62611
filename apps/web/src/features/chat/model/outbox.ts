// What was typed and is not in its channel yet. Kept on this device until the room has said that it is, so that a lost connection or
// a reload loses nothing; the id was made when it was typed, so that nothing is written twice.
import { signal } from "@preact/signals";

export interface Waiting {
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
}

const STORAGE_KEY = "chat-outbox";
const MOST = 50;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export const waiting = signal<readonly Waiting[]>(read());

function read(): Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Waiting[]).filter((each) => typeof each?.text === "string") : []; // written below only
  } catch {
    return [];
  }
}

function write(next: readonly Waiting[]): void {
  waiting.value = next.slice(-MOST);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(waiting.value));
  } catch {
    // without storage it waits as long as this page stands
  }
}

// What another tab has sent is sent.
if (typeof addEventListener !== "undefined")
  addEventListener("storage", ({ key }) => {
    if (key === STORAGE_KEY) waiting.value = read();
  });

export function keepWaiting(message: Omit<Waiting, "id">): Waiting {
  const kept = { id: freshId(), ...message };
  write([...waiting.peek(), kept]);
  return kept;
}

export function dropWaiting(id: string): void {
  if (waiting.peek().some((each) => each.id === id)) write(waiting.peek().filter((each) => each.id !== id));
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
