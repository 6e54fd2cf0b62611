// What a browser does by itself when a document loads, for pages that are swapped in place: focus, and where one had scrolled to.

import { signal } from "@preact/signals";

/** A page was asked for and its file has not come yet. */
export const arriving = signal(false);

const STORAGE_KEY = "scroll";
const currentUrl = () => location.pathname + location.search;
let address = currentUrl(); // of the page that stands; the browser's own is ahead while the next page is being fetched
let goingBack = false;

function readPlaces(): Record<string, number> {
  try {
    return Object(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "{}")) as Record<string, number>; // written below only
  } catch {
    return {};
  }
}

const places = readPlaces();

function keepPlaces(): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(places));
  } catch {
    // without storage, Back still works until the next reload
  }
}

/** Scrolls there now, and again when what was missing above has come in; a reader who scrolls has the last word. */
function restorePlace(top: number): void {
  scrollTo(0, top);
  if (top === 0 || scrollY >= top) return;
  const growth = new ResizeObserver(() => {
    scrollTo(0, top);
    if (scrollY >= top) stop();
  });
  const stop = () => growth.disconnect();
  growth.observe(document.body);
  for (const type of ["wheel", "touchstart", "keydown"]) addEventListener(type, stop, { once: true, passive: true });
  setTimeout(stop, 3000);
}

let guard: (() => boolean) | null = null;

/** Asked at each Back and Forward; when it answers true, the page stays and the router hears of nothing. Null: nobody asks. */
export function guardNavigation(next: (() => boolean) | null): void {
  guard = next;
}

/** To be called before the router listens: whether we go, and which way. A window's listeners are called in their order. */
export function watchNavigation(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", (event) => {
    if (guard?.()) return event.stopImmediatePropagation();
    goingBack = currentUrl() !== address; // a jump within the page is not ours
  });
  const remember = () => {
    if (currentUrl() === address) places[address] = scrollY;
  };
  addEventListener("scroll", remember, { passive: true });
  addEventListener("pagehide", keepPlaces);
  restorePlace(places[address] ?? 0); // a reload
}

/** A new page stands: its heading takes the focus, so that a screen reader starts there and Tab goes on from there. */
export function arrive(url: string): void {
  address = url;
  const top = goingBack ? (places[url] ?? 0) : 0;
  goingBack = false;
  const heading = document.querySelector<HTMLElement>("h1[tabindex]") ?? document.getElementById("main");
  heading?.focus({ preventScroll: true });
  restorePlace(top);
}
