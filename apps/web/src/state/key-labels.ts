// What is printed on a key. Keys are chosen by place (KeyboardEvent.code); on AZERTY the key in the place of W says Z.
import { signal } from "@preact/signals";
import { type Language, language } from "../i18n/index.ts";

/** Not in TypeScript's DOM library yet; Chromium only. */
interface KeyboardWithLayout {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
}

const layout = signal<ReadonlyMap<string, string>>(new Map());

/** Asks for the layout's own labels where the browser knows them. */
export async function learnLayout(): Promise<void> {
  const { keyboard } = navigator as Navigator & { readonly keyboard?: KeyboardWithLayout };
  try {
    if (keyboard) layout.value = await keyboard.getLayoutMap();
  } catch {
    // refused in a frame: the plain labels do
  }
}

const BY_NAME: Readonly<Record<string, string>> = {
  Up: "ArrowUp",
  Down: "ArrowDown",
  Left: "ArrowLeft",
  Right: "ArrowRight",
  Esc: "Escape",
  " ": "Space",
  Shift: "ShiftLeft",
  Control: "ControlLeft",
  Alt: "AltLeft",
  Meta: "MetaLeft",
};
/** The Russian layout has other letters where W and S are. */
const JCUKEN = "йцукенгшщзфывапролдячсмить";
const QWERTY = "QWERTYUIOPASDFGHJKLZXCVBNM";

/** The place of a key; by its name where there is none, as from on-screen keyboards, some Androids and remote desktops. */
export function codeOf({ code, key }: Pick<KeyboardEvent, "code" | "key">): string {
  if (code !== "" && code !== "Unidentified") return code;
  const named = BY_NAME[key];
  if (named !== undefined) return named;
  if (key.length > 1) return key === "Unidentified" ? "" : key;
  const letter = key.toLowerCase();
  for (const [place, printed] of layout.peek()) if (place !== "" && printed.toLowerCase() === letter) return place;
  if (/^[a-z]$/.test(letter)) return `Key${letter.toUpperCase()}`;
  if (/^\d$/.test(letter)) return `Digit${letter}`;
  const at = JCUKEN.indexOf(letter);
  return letter !== "" && at >= 0 ? `Key${QWERTY[at]}` : "";
}

/** Firefox and Safari have no layout map: a key that was pressed tells what it says. */
export function learnKey(event: KeyboardEvent): void {
  if (event.key.length === 1 && event.code !== "") layout.value = new Map(layout.value).set(event.code, event.key);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  ControlLeft: "Ctrl",
  ControlRight: "Ctrl",
  ShiftLeft: "⇧",
  ShiftRight: "⇧",
  AltLeft: "Alt",
  AltRight: "Alt",
};

/** AZERTY, which the French read; only what differs from QWERTY. */
const AZERTY: ReadonlyMap<string, string> = new Map([
  ["KeyQ", "a"],
  ["KeyW", "z"],
  ["KeyA", "q"],
  ["KeyZ", "w"],
  ["Semicolon", "m"],
  ["KeyM", ","],
]);

/** What is likely to be printed on the keys of somebody who reads this language, unless a key they pressed says otherwise. */
export function guessLayout(reads: Language, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (reads !== "fr") return known;
  for (const [code, printed] of known) {
    const guessed = AZERTY.get(code);
    if (guessed !== undefined && guessed !== printed.toLowerCase()) return known;
  }
  return new Map([...AZERTY, ...known]);
}

export function labelOf(code: string, map: ReadonlyMap<string, string>): string {
  const named = NAMES[code];
  if (named) return named;
  const printed = map.get(code);
  if (printed?.trim()) return printed.toUpperCase();
  return code.replace(/^(Key|Digit)(?=.$)/, "").replace(/^Numpad/, "Num ");
}

/** The label of a key on this keyboard; follows the layout once it is known. */
export function keyLabel(code: string): string {
  return labelOf(code, guessLayout(language.value, layout.value));
}
