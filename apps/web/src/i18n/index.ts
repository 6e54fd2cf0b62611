// Every string of the client. One catalogue is loaded at a time; components read `t.value.area.key` and follow the language.
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { Catalogue } from "./catalogues/en.ts";
import { CATALOGUES, type WordFiles } from "./files.ts";
import { type Language, regionOf } from "./languages.ts";

export type { Catalogue } from "./catalogues/en.ts";
export * from "./languages.ts";

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
/** How dates and numbers are written. */
export const locale: ReadonlySignal<string> = computed(() => regionOf(language.value, navigator.languages));

/** Loads a language and switches to it. Rejects when one of its files cannot be fetched; the language in use then stays. */
export async function loadLanguage(next: Language): Promise<void> {
  wanted = next;
  const areas = Promise.all(Array.from(areasInUse, (fetchArea) => fetchArea(next)));
  const [{ catalogue }, switches] = await within(Promise.all([CATALOGUES[next](), areas]));
  if (wanted !== next) return; // a later choice has overtaken this one
  batch(() => {
    loaded.value = { language: next, catalogue };
    for (const switchArea of switches) switchArea();
  });
}

type FetchArea = (language: Language) => Promise<() => void>;
const areasInUse = new Set<FetchArea>();

export interface CatalogueArea<Strings> {
  readonly t: ReadonlySignal<Strings>; // to be read by pages that are shown after `load`
  readonly load: () => Promise<void>; // rejects when its file cannot be fetched
}

/** Strings that few pages need: fetched with the first of those pages, and with every change of language from then on. */
export function catalogueArea<Strings>(files: WordFiles<Strings>): CatalogueArea<Strings> {
  const strings = signal<Strings | null>(null);
  const fetchArea: FetchArea = async (next) => {
    const { catalogue } = await files[next]();
    return () => void (strings.value = catalogue);
  };
  return {
    t: computed(() => {
      if (strings.value === null) throw new Error("an area is loaded before a page that reads it");
      return strings.value;
    }),
    async load() {
      areasInUse.add(fetchArea);
      const next = wanted ?? "en";
      const switchArea = await within(fetchArea(next));
      if (wanted === next || strings.value === null) switchArea();
    },
  };
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale.value).format(value);
}

/** A moment, with its year when that is not this year. */
export function formatWhen(iso: string): string {
  const date = new Date(iso);
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: "numeric" } as const);
  const style = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", ...year } as const;
  return new Intl.DateTimeFormat(locale.value, style).format(date);
}
