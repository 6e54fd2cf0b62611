import { expect, test } from "vitest";
import { plainText } from "../src/text.ts";

test("plain text keeps its lines, and nothing after their ends", () => {
  expect(plainText("  one  \r\ntwo\t\u3000\n\n\n\nthree ")).toBe("one\ntwo\n\nthree");
});

test("[OPS-4] no text takes much longer than another of its length", () => {
  const text = `${" ".repeat(500_000)}x`; // a search that began anew at each space would take minutes
  expect(plainText(`x\n${text}`)).toBe(`x\n${text}`);
});
