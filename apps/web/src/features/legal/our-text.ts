import type { lt } from "../../i18n/legal/index.ts";

type Document = (typeof lt.value)["privacy" | "terms" | "about"];
type Written = (typeof lt.value)["privacy"]["sections"]["whoIsResponsible"]["text"];
interface Section {
  readonly title: string;
  readonly text: string | Written; // the one that says who runs the site is written for each
}

/** Of whom the texts speak. Null: the host has not said. */
export interface Speaker {
  readonly site: string;
  readonly name: string | null;
  readonly contact: string | null;
}

/** What the software says about itself where its host has written no text: headings and paragraphs, as a host would type them. */
export function ourText({ sections }: Pick<Document, "sections">, { site, name, contact }: Speaker): string {
  const speaker = {
    site,
    name: name ?? "",
    named: name === null ? "other" : "yes",
    contact: contact ?? "",
    reachable: contact === null ? "other" : "yes",
  } as const;
  const parts = Object.values<Section>(sections).map(
    ({ title, text }) => `## ${title}\n\n${typeof text === "string" ? text : text(speaker)}`,
  );
  return `${parts.join("\n\n")}\n`;
}
