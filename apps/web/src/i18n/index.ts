// Every string of the client. One catalogue is loaded at a time; components read `t.value.area.key` and follow the language.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Catalogue } from "./en/index.ts";
import type { Language } from "./languages.ts";

export type { Catalogue } from "./en/index.ts";
export * from "./languages.ts";

const CATALOGUES: Record<Language, () => Promise<{ readonly catalogue: Catalogue }>> = {
  en: () => import("./en/index.ts"),
  fr: () => import("./fr/index.ts"),
  ru: () => import("./ru/index.ts"),
};

interface Loaded {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

const loaded = signal<Loaded | null>(null);
let wanted: Language | null = null;

function current(): Loaded {
  if (!loaded.value) throw new Error("the first catalogue is loaded before anything is drawn");
  return loaded.value;
}

/** The strings of the language in use: `t.value.home.playFriend`. */
export const t: ReadonlySignal<Catalogue> = computed(() => current().catalogue);
export const language: ReadonlySignal<Language> = computed(() => current().language);

/** Loads a language and switches to it. Rejects when its file cannot be fetched; the language in use then stays. */
export async function loadLanguage(next: Language): Promise<void> {
  wanted = next;
  const { catalogue } = await CATALOGUES[next]();
  if (wanted !== next) return; // a later choice has overtaken this one
  loaded.value = { language: next, catalogue };
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

/** A moment, with its year when that is not this year. */
export function formatWhen(iso: string): string {
  const date = new Date(iso);
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: "numeric" } as const);
  const style = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", ...year } as const;
  return new Intl.DateTimeFormat(language.value, style).format(date);
}
