// The chat's own words on a page: addresses become links, names of mine stand out, and nothing else is understood.
import { expect, test } from "vitest";
import { findLinks, findMention, findMentions } from "../src/features/chat/find-in-text.ts";

test("[CHAT-1] links: http and https only, without what ends a sentence", () => {
  const links = (text: string) => findLinks(text).map(({ address }) => address);
  expect(links("See https://example.org/pong?a=1#b, or (http://example.com/x).")).toEqual([
    "https://example.org/pong?a=1#b",
    "http://example.com/x",
  ]);
  for (const none of ["javascript:alert(1)", "data:text/html,x", "<img src=x>", "ftp://example.org", "http:// nothing"])
    expect(links(none)).toEqual([]);
});

test.each([
  ["Hello @Anna", 6],
  ["@anna: hello", 0],
  ["@Annabel, not @Anna.", 14],
  ["Anna", -1],
  ["@Annabel", -1],
])("[CHAT-5] a mention in %j is at %i", (text, place) => {
  expect(findMention(text, "Anna", 0)).toBe(place);
});

test("[CHAT-1] names after an @ lead to whoever has them; the longer of two that begin alike", () => {
  const found = (text: string) =>
    findMentions(text, ["Ada", "Ada Lovelace", "Bo"]).map(({ at, end }) => text.slice(at, end));
  expect(found("@ada lovelace and @Bo, but not @Bob")).toEqual(["@ada lovelace", "@Bo"]);
  expect(found("@Ada and @Ada Lovelace")).toEqual(["@Ada", "@Ada Lovelace"]);
  expect(found("nobody here")).toEqual([]);
});
