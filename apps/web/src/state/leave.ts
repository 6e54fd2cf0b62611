// A page that is not left without a question: a running match.

type Asks = (go: () => void) => boolean;
let asks: Asks | null = null;

/** `ask` answers true when it has asked, and goes itself if it may. Null: nobody asks. */
export function askBeforeLeaving(ask: Asks | null): void {
  asks = ask;
}

/** For what leads away and is no link: an accepted challenge, a conversation. */
export function leaveFor(go: () => void): void {
  if (!asks?.(go)) go();
}
