// What a mail says, apart from how it looks: one content, written as plain text and as simple HTML.

export interface MailContent {
  readonly subject: string;
  readonly before: readonly string[]; // paragraphs
  readonly action?: { readonly label: string; readonly link: string }; // the one thing to press
  readonly code?: string; // to be typed somewhere
  readonly after?: readonly string[]; // paragraphs below it
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function writeLetter(content: MailContent, foot: string, language: string): Letter {
  return { subject: content.subject, text: asText(content, foot), html: asHtml(content, foot, language) };
}

function asText({ before, action, code, after = [] }: MailContent, foot: string): string {
  const middle = [
    ...(code === undefined ? [] : [`    ${code}`]),
    ...(action ? [`${action.label}:\n${action.link}`] : []),
  ];
  return `${[...before, ...middle, ...after, `-- \n${foot}`].join("\n\n")}\n`;
}

const PARAGRAPH = "margin:0 0 16px";
const BUTTON = "display:inline-block;padding:12px 24px;background:#101510;color:#ffffff;text-decoration:none";
const CODE = "margin:0 0 16px;font:bold 28px monospace;letter-spacing:4px";

function asHtml({ subject, before, action, code, after = [] }: MailContent, foot: string, language: string): string {
  const paragraph = (text: string, style = PARAGRAPH) => `<p style="${style}">${escapeHtml(text)}</p>`;
  const link = action && escapeHtml(action.link);
  return [
    `<!doctype html>`,
    `<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#ffffff;color:#101510;font:16px/1.5 sans-serif">`,
    `<div style="max-width:560px;margin:0 auto">`,
    ...before.map((text) => paragraph(text)),
    ...(code === undefined ? [] : [paragraph(code, CODE)]),
    ...(action
      ? [`<p style="${PARAGRAPH}"><a href="${link}" style="${BUTTON}">${escapeHtml(action.label)}</a></p>`]
      : []),
    ...(action ? [`<p style="${PARAGRAPH};font-size:13px;word-break:break-all">${link}</p>`] : []),
    ...after.map((text) => paragraph(text)),
    paragraph(foot, "margin:32px 0 0;padding:16px 0 0;border-top:2px dashed #b0b8b0;font-size:13px"),
    `</div></body></html>`,
    ``,
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
