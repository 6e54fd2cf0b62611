// A country: its flag where the system can draw one, its code in a box, its name in the reader's language.
import { language } from "../i18n/index.ts";
import "./country.css";

const REGIONAL_A = 0x1f1e6;

function flagOf(code: string): string {
  return String.fromCodePoint(...Array.from(code, (letter) => REGIONAL_A + letter.charCodeAt(0) - 65));
}

let flags: boolean | null = null;

/** Where there are no flags (Windows), two letters stand side by side instead of one picture. */
function hasFlags(): boolean {
  if (flags !== null) return flags;
  const probe = document.createElement("canvas").getContext("2d");
  if (!probe) return false;
  probe.font = "32px sans-serif";
  const letter = probe.measureText(String.fromCodePoint(REGIONAL_A)).width;
  flags = letter > 0 && probe.measureText(flagOf("FR")).width < 1.5 * letter;
  return flags;
}

let names: Intl.DisplayNames | null = null;
let namesIn = "";

/** All names come from one list of the browser's: to make that takes a millisecond, and a form asks for 250. */
export function countryName(code: string): string {
  if (names === null || namesIn !== language.value) {
    namesIn = language.value;
    names = new Intl.DisplayNames(namesIn, { type: "region" });
  }
  return names.of(code) ?? code;
}

export function Country({ code }: { readonly code: string }) {
  return (
    <span class="country">
      <span class={hasFlags() ? "country-flag" : "country-code"} aria-hidden="true">
        {hasFlags() ? flagOf(code) : code}
      </span>
      {countryName(code)}
    </span>
  );
}
