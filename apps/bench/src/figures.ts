// The generated parts of docs/performance.md stand between two comments: what is around them is written by hand.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PAGE = fileURLToPath(new URL("../../../docs/performance.md", import.meta.url));

/** Puts the text where the page has `<!-- name -->` and `<!-- /name -->`. */
export function writeFigures(name: string, text: string, file = PAGE): void {
  const page = readFileSync(file, "utf8");
  const from = page.indexOf(`<!-- ${name} -->`);
  const to = page.indexOf(`<!-- /${name} -->`);
  if (from < 0 || to < from) throw new Error(`${file} has no place for ${name}`);
  writeFileSync(file, `${page.slice(0, from)}<!-- ${name} -->\n\n${text.trim()}\n\n${page.slice(to)}`);
}

/** A Markdown table; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
