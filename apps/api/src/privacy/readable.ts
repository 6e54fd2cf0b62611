// What is stored about somebody, as a page that opens anywhere and for ever: one file, no script, nothing fetched.
import type { Language, StoredData } from "@transcendence/protocol";
import { describeStored, type StoredSection } from "@transcendence/protocol/stored-data/describe";
import { type StoredWords, words as en } from "@transcendence/protocol/stored-data/words-en";
import { words as fr } from "@transcendence/protocol/stored-data/words-fr";
import { words as ru } from "@transcendence/protocol/stored-data/words-ru";
import { escapeHtml } from "../mail/content.ts";

const WORDS: Readonly<Record<Language, StoredWords>> = { en, fr, ru };

const STYLE = `
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; background: #fff; color: #101510; font: 16px/1.5 sans-serif }
section { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 2px dashed #b0b8b0 }
table { border-collapse: collapse; font-size: 14px } th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px } dd { margin: 0; overflow-wrap: anywhere }
div { overflow-x: auto }`;

export function readablePage(data: StoredData, language: Language): string {
  const words = WORDS[language];
  const title = escapeHtml(words.title(data.site));
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  return [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${escapeHtml(words.madeAt(format.format(new Date(data.madeAt))))} ${escapeHtml(words.secrets)}</p>`,
    ...describeStored(data, words, language).map(writeSection),
    `</body></html>`,
    ``,
  ].join("\n");
}

function writeSection({ title, text, facts, table }: StoredSection): string {
  const cells = (tag: "th" | "td", row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const list = facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join("");
  return [
    `<section><h2>${escapeHtml(title)}</h2><p>${escapeHtml(text)}</p>`,
    ...(list === "" ? [] : [`<dl>${list}</dl>`]),
    ...(table
      ? [`<div><table>${cells("th", table.columns)}${table.rows.map((row) => cells("td", row)).join("")}</table></div>`]
      : []),
    `</section>`,
  ].join("\n");
}
