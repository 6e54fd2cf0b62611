// Puts theme, accent and language on <html>, and tells the canvas when its colours have changed.
import { computed, effect, signal } from "@preact/signals";
import { language } from "../i18n/index.ts";
import { preferences } from "./preferences.ts";

function media(query: string) {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener("change", () => (matches.value = list.matches));
  return matches;
}

const systemIsDay = media("(prefers-color-scheme: light)");

const systemIsContrasty = media("(prefers-contrast: more)");

/** The system chooses all colours. */
export const forcedColours = media("(forced-colors: active)");

/** Black and white, and sides told apart by shape. */
export const highContrast = computed(() => preferences.value.highContrast ?? systemIsContrasty.value);

/** The reader asked the system for less motion: nothing but the match may move. */
export const reducedMotion = media("(prefers-reduced-motion: reduce)");

/** A phone, or a window as narrow. */
export const narrow = media("(max-width: 767px)");

/** Room for something beside the page. */
export const roomy = media("(min-width: 1024px)");

/** A finger rather than a mouse. */
export const touch = media("(pointer: coarse)");

/** There is a screen to touch, perhaps beside a mouse: how fingers play can be chosen. */
export const touchable = media("(any-pointer: coarse)");

/** The theme in use. Read it (and preferences' accent) before reading colours with getComputedStyle. */
export const activeTheme = computed<"night" | "day">(() => {
  const { theme } = preferences.value;
  if (theme !== "system") return theme;
  return systemIsDay.value ? "day" : "night";
});

export function keepAppearance(): void {
  const root = document.documentElement;
  effect(() => {
    root.dataset.theme = activeTheme.value;
    root.dataset.accent = preferences.value.accent;
    root.dataset.contrast = highContrast.value ? "high" : "usual";
    root.toggleAttribute("data-shapes", highContrast.value || forcedColours.value);
    const ground = getComputedStyle(root).getPropertyValue("--ground").trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", ground);
  });
  effect(() => {
    root.lang = language.value;
  });
}
