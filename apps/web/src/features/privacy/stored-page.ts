// What is stored about somebody, as a page that opens anywhere, offline and for ever: one file, no script, nothing fetched.
import type { StoredData } from "@transcendence/api";
import type { StoredWords } from "../../i18n/stored/index.ts";
import { describeStored, type StoredSection } from "./stored-sections.ts";

const STYLE = `
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; background: #fff; color: #101510; font: 16px/1.5 sans-serif }
section { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 2px dashed #b0b8b0 }
table { border-collapse: collapse; font-size: 14px } th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px } dd { margin: 0; overflow-wrap: anywhere }
div { overflow-x: auto }`;

export function storedPage(data: StoredData, words: StoredWords, language: string): string {
  const title = escapeHtml(words.title({ site: data.site }));
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${escapeHtml(words.madeAt({ when: format.format(new Date(data.madeAt)) }))} ${escapeHtml(words.secrets)}</p>`,
    ...describeStored(data, words, language).map(writeSection),
    `</body></html>`,
    ``,
  ].join("\n");
}

/** One row as a list of facts, several as a table. */
function writeSection({ title, text, columns, rows }: StoredSection): string {
  const cells = (tag: "th" | "td", row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const [only, ...more] = rows;
  const facts = (only ?? []).map((cell, place) => {
    const label = columns[place] ?? "";
    return `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(cell)}</dd>`;
  });
  return [
    `<section><h2>${escapeHtml(title)}</h2><p>${escapeHtml(text)}</p>`,
    ...(only && more.length === 0 ? [`<dl>${facts.join("")}</dl>`] : []),
    ...(more.length > 0
      ? [`<div><table>${cells("th", columns)}${rows.map((row) => cells("td", row)).join("")}</table></div>`]
      : []),
    `</section>`,
  ].join("\n");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
