import { expect, test } from "vitest";
import { createLog } from "../src/log.ts";

function lines(isTTY: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(createLog("info", { isTTY, write: (line) => void (text += line) }));
  return text;
}

test("a program gets one JSON object a line", () => {
  const text = lines(false, (log) => log.warn("slow", { ms: 12, error: new Error("late") }));
  expect(JSON.parse(text)).toMatchObject({
    level: "warn",
    message: "slow",
    ms: 12,
    error: expect.stringContaining("late"),
  });
  expect(text.match(/\n/g)).toHaveLength(1);
});

test("a person gets words", () => {
  expect(lines(true, (log) => log.info("Stopped.", { in: "2 s" }))).toBe("Stopped. in=2 s\n");
});

test("what is below the level is not written", () => {
  expect(lines(false, (log) => log.debug("detail"))).toBe("");
});
