// Text as hosts write it, a small part of Markdown: headings, paragraphs, lists, **strong**, [links](https://…). It becomes elements,
// never HTML: whatever else is typed is shown as it was typed.
import type { ComponentChildren } from "preact";

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

export function readBlocks(text: string): Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .flatMap((part) => readPart(part.trim()));
}

function readPart(part: string): Block[] {
  if (part === "") return [];
  const [first = "", ...rest] = part.split("\n");
  const heading = /^(#{1,6})\s+(.+)$/.exec(first.trim());
  if (heading) {
    const [, marks = "", text = ""] = heading;
    return [{ kind: "heading", level: marks.length <= 2 ? 2 : 3, text }, ...readPart(rest.join("\n").trim())];
  }
  if (!/^[-*]\s/.test(part)) return [{ kind: "paragraph", text: part.replaceAll(/\s*\n\s*/g, " ") }];
  const items = part.split(/\n(?=\s*[-*]\s)/).map((item) => item.trim().replace(/^[-*]\s+/, ""));
  return [{ kind: "list", items: items.map((item) => item.replaceAll(/\s*\n\s*/g, " ")) }];
}

const INLINE = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^()\s]+)\)/g;

/** To another page of ours, to the web, or to a mailbox; to nothing else. */
export function isSafeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|\/(?![/\\]))/i.test(href);
}

function inline(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, strong, label, href = ""] = found;
    parts.push(text.slice(at, found.index));
    if (strong !== undefined) parts.push(<strong key={found.index}>{strong}</strong>);
    else parts.push(isSafeLink(href) ? <a href={href}>{label}</a> : whole);
    at = found.index + whole.length;
  }
  parts.push(text.slice(at));
  return parts;
}

export function PlainText({ text }: { readonly text: string }) {
  return (
    <>
      {readBlocks(text).map((block, place) => (
        <BlockView key={place} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2>{inline(block.text)}</h2> : <h3>{inline(block.text)}</h3>;
    case "paragraph":
      return <p>{inline(block.text)}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item, place) => (
            <li key={place}>{inline(item)}</li>
          ))}
        </ul>
      );
  }
}
