import { describe, expect, test } from "vitest";
import { ourText } from "../src/features/legal/our-text.ts";
import { isSafeLink, readBlocks } from "../src/features/legal/plain-text.tsx";
import { strings as en } from "../src/features/legal/strings/en.gen.ts";
import { strings as fr } from "../src/features/legal/strings/fr.gen.ts";
import { strings as ru } from "../src/features/legal/strings/ru.gen.ts";

describe("[SITE-8] a host's own text", () => {
  test("has headings, paragraphs and lists, however its lines are broken", () => {
    expect(readBlocks("# One\nand\r\nmore\n\n- a\n  b\n- c\n\n### Small\n\n\n<b>as typed</b>")).toEqual([
      { kind: "heading", level: 2, text: "One" },
      { kind: "paragraph", text: "and more" },
      { kind: "list", items: ["a b", "c"] },
      { kind: "heading", level: 3, text: "Small" },
      { kind: "paragraph", text: "<b>as typed</b>" },
    ]);
  });

  test("leads to pages and mailboxes, and runs nothing", () => {
    for (const link of ["https://example.org", "http://a.example", "mailto:a@example.org", "/account/privacy"])
      expect([link, isSafeLink(link)]).toEqual([link, true]);
    for (const link of [
      "javascript:alert(1)",
      "JaVaScRiPt:x",
      "data:text/html,x",
      "//evil.example",
      "/\\evil",
      "vbscript:x",
      " javascript:x",
    ])
      expect([link, isSafeLink(link)]).toEqual([link, false]);
  });
});

describe.each(Object.entries({ en, fr, ru }))(
  "[SITE-8] [SITE-6] our own text in %s",
  (_, { privacy, terms, about }) => {
    const host = { site: "pong.example", name: "Lycée Pong", contact: "pong@example.org" };
    test.each([
      ["privacy", privacy, en.privacy],
      ["terms", terms, en.terms],
      ["about", about, en.about],
    ])("%s says the same things, and names who runs the arena or that nobody has said", (_name, document, source) => {
      const shape = (text: string) =>
        readBlocks(text).map((block) => (block.kind === "list" ? block.items.length : block.kind));
      expect(shape(ourText(document, host))).toEqual(shape(ourText(source, host)));
      expect(ourText(document, host)).toContain("**Lycée Pong**");
      expect(ourText(document, host)).toContain("pong@example.org");
      const unnamed = ourText(document, { ...host, name: null, contact: null });
      expect(unnamed).toContain("pong.example");
      expect(unnamed).not.toMatch(/\bnull\b/);
    });
  },
);
