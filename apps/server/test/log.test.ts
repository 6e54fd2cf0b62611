import { expect, test } from "vitest";
import { createLog } from "../src/log.ts";

function lines(isTTY: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(createLog("info", { isTTY, write: (line) => void (text += line) }));
  return text;
}

test("a program gets one JSON object a line", () => {
  const text = lines(false, (log) => log.warn("mail.send_failed", { attempts: 12, error: new Error("late") }));
  expect(JSON.parse(text)).toMatchObject({
    level: "warn",
    event: "mail.send_failed",
    attempts: 12,
    error: expect.stringContaining("late"),
  });
  expect(text.match(/\n/g)).toHaveLength(1);
});

test("a person at a terminal gets plain text", () => {
  expect(lines(true, (log) => log.info("server.stopped", { clean: true }))).toBe("server.stopped clean=true\n");
});

test("what is below the level is not written", () => {
  expect(lines(false, (log) => log.debug("socket.failed"))).toBe("");
});
