// A page that is not left without a question: a running match.

interface Guard {
  readonly isOn: () => boolean;
  readonly ask: (go: () => void) => void; // and goes, if it may
}

let guard: Guard | null = null;

/** Null: there is nothing to ask about. */
export function guardLeaving(next: Guard | null): void {
  guard = next;
}

/** Whether somebody would be asked now: nothing leads away by itself then. */
export function isGuarded(): boolean {
  return guard?.isOn() ?? false;
}

/** For what leads away and is no link: an accepted challenge, a conversation. */
export function leaveFor(go: () => void): void {
  if (guard?.isOn()) guard.ask(go);
  else go();
}
