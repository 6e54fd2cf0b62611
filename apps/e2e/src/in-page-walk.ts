// Runs in the page, before the site's own script: presses what people press, in whatever browser this is, and tells how it went.
// The events are not the browser's own, so it proves that pages, sockets, canvas and forms work, not that a keyboard does.
import { decodeClientMessage } from "@transcendence/netcode";

/** What a walk tells: its steps with their milliseconds, and what went wrong. */
export interface WalkReport {
  readonly agent: string;
  readonly steps: readonly string[];
  readonly problem: string | null;
}

/** What stands on the buttons that are pressed. */
export interface WalkWords {
  readonly playComputer: string;
  readonly start: string;
  readonly pause: string;
  readonly resume: string;
  readonly signUp: string;
}

declare const WORDS: WalkWords; // by try-engines.ts

const PATIENCE_MS = 60_000;
const steps: string[] = [];
let problem: string | null = null;
let inputs = 0; // what was pressed in a match, as its room hears it

addEventListener("error", ({ message }) => (problem ??= message));
addEventListener("unhandledrejection", ({ reason }) => (problem ??= `unhandled: ${String(reason)}`));
localStorage.setItem("preferences", JSON.stringify({ language: "en", options: { ...quickest() } }));

window.WebSocket = class extends WebSocket {
  override send(data: Parameters<WebSocket["send"]>[0]): void {
    if (data instanceof Uint8Array && decodeClientMessage(data)[0]?.type === "input") inputs++;
    super.send(data);
  }
};

function quickest(): object {
  return { map: "classic", pointsToWin: 1, margin: 1, ballSpeed: 160, paddleSize: 50, powerUps: [] };
}

async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const startMs = performance.now();
  for (;;) {
    if (problem !== null) throw new Error(problem);
    const found = look();
    if (found) {
      steps.push(`${what}: ${Math.round(performance.now() - startMs)} ms`);
      return found;
    }
    if (performance.now() - startMs > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function button(text: string): HTMLElement | undefined {
  const all = [
    ...document.querySelectorAll<HTMLElement>("main button, main a, .panel button, .panel a, dialog[open] button"),
  ];
  return all.find((element) => element.textContent?.trim() === text);
}

async function press(text: string): Promise<void> {
  (await until(`“${text}”`, () => button(text))).click();
}

function goTo(path: string): void {
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

function hold(type: "keydown" | "keyup"): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent(type, { code: "ArrowDown", key: "ArrowDown", bubbles: true, cancelable: true }),
  );
}

async function fill(name: string, value: string): Promise<void> {
  const field = await until(`the field ${name}`, () =>
    document.querySelector<HTMLInputElement>(`input[name="${name}"]`),
  );
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const heading = (text: RegExp) => () =>
  [...document.querySelectorAll("h1, h2")].some((each) => text.test(each.textContent ?? ""));

async function walk(): Promise<void> {
  await press(WORDS.playComputer);
  await until("the match", () => location.pathname.startsWith("/match/") && document.querySelector("canvas"));
  const before = inputs;
  await until("a key that the room hears", () => {
    hold("keydown");
    hold("keyup");
    return inputs > before + 2;
  });
  await until("the end of the match", heading(/ wins?$| beaten$/));
  const isTold = () => document.querySelector(".result-players") && !document.querySelector(".match-facts:empty");
  await until("facts from its replay", isTold); // none where nobody hit the ball

  goTo("/practice/pebble");
  await press(WORDS.start);
  await until("practice", () => document.querySelector("canvas") && !document.querySelector(".panel"));
  await press(WORDS.pause);
  await press(WORDS.resume);

  goTo("/signup");
  const name = `Engine ${Math.random().toString(36).slice(2, 8)}`;
  await fill("username", name);
  await fill("password", "four plain words here");
  await press(WORDS.signUp);
  await until("being a member", () => document.querySelector(".who-am-i")?.textContent?.includes(name));
}

async function tell(): Promise<void> {
  await until("the page", () => document.querySelector("h1"));
  const failed = await walk().then(
    () => null,
    (error: unknown) => String(error),
  );
  const report: WalkReport = { agent: navigator.userAgent, steps, problem: failed ?? problem };
  await fetch("/walk-report", { method: "POST", body: JSON.stringify(report) });
}

void tell();
