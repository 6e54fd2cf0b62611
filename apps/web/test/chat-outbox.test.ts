// What waits to be sent, in two tabs of one browser: a shared storage, of which each tab hears what the other one does, a little later.
import { afterEach, expect, test, vi } from "vitest";

interface Change {
  readonly key: string | null;
  readonly newValue: string | null;
}

class Browser {
  readonly kept = new Map<string, string>();
  readonly #tabs: ((change: Change) => void)[] = [];
  #late: (() => void)[] = [];

  /** The outbox of one more tab. */
  async open() {
    let own: ((change: Change) => void) | null = null;
    const tell = (change: Change) => {
      for (const tab of this.#tabs) if (tab !== own) this.#late.push(() => tab(change));
    };
    const storage = {
      getItem: (key: string) => this.kept.get(key) ?? null,
      setItem: (key: string, newValue: string) => {
        this.kept.set(key, newValue);
        Object.assign(storage, { [key]: newValue });
        tell({ key, newValue });
      },
      removeItem: (key: string) => {
        this.kept.delete(key);
        tell({ key, newValue: null });
      },
    };
    Object.assign(storage, Object.fromEntries(this.kept)); // its keys, as a browser's has them
    vi.stubGlobal("localStorage", storage);
    vi.stubGlobal("addEventListener", (_: string, heard: (change: Change) => void) => this.#tabs.push((own = heard)));
    vi.resetModules();
    const outbox = await import("../src/features/chat/model/outbox.ts");
    const inTab = <Args extends unknown[], Answer>(call: (...args: Args) => Answer) => {
      return (...args: Args) => {
        vi.stubGlobal("localStorage", storage);
        return call(...args);
      };
    };
    return {
      write: inTab((text: string) => outbox.keepWaiting({ channel: "channel", user: "anna", text }).id),
      drop: inTab(outbox.dropWaiting),
      texts: () => outbox.waiting.value.map(({ text }) => text),
    };
  }

  /** Each tab hears what the others have done. */
  settle(): void {
    for (const hear of this.#late.splice(0)) hear();
    this.#late = [];
  }
}

afterEach(() => vi.unstubAllGlobals());

test("[CHAT-1] [SITE-10] what two tabs type at the same moment waits in both, in its order, and outlives them", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.open(), await browser.open()];
  one.write("One");
  other.write("Two"); // before it has heard of the first
  one.write("Three");
  expect([one.texts(), other.texts()]).toEqual([["One", "Three"], ["Two"]]);
  browser.settle();
  for (const tab of [one, other]) expect(tab.texts().toSorted()).toEqual(["One", "Three", "Two"]);
  expect((await browser.open()).texts().toSorted()).toEqual(["One", "Three", "Two"]);
});

test("[CHAT-1] [SITE-10] what one tab has sent waits in none, and takes nothing along that another one types meanwhile", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.open(), await browser.open()];
  const sent = one.write("Sent");
  browser.settle();
  one.drop(sent);
  other.write("Typed meanwhile");
  browser.settle();
  for (const tab of [one, other, await browser.open()]) expect(tab.texts()).toEqual(["Typed meanwhile"]);
});

test("[CHAT-1] no more than fifty wait: the oldest give way", async () => {
  const tab = await new Browser().open();
  for (let count = 1; count <= 53; count++) tab.write(String(count));
  expect([tab.texts().length, tab.texts()[0]]).toEqual([50, "4"]);
});
