import { expect, test } from "vitest";
import { createLog } from "../src/log.ts";
import { logOutput } from "../src/runtime-log.ts";

function said(level: string, message: string): unknown {
  let line = "";
  logOutput(createLog("debug", { write: (text) => void (line += text) }))({ level, message });
  return JSON.parse(line);
}

test("an event of the rooms keeps its name, level and fields", () => {
  const message = JSON.stringify({ event: "room.delivery_failed", room: "abc", attempts: 2 });
  expect(said("warn", message)).toMatchObject({
    level: "warn",
    event: "room.delivery_failed",
    room: "abc",
    attempts: 2,
  });
});

test.each(["out of memory", '{"event":"of somebody else"}', "{ torn"])(
  "anything else they print is text: %s",
  (text) => {
    expect(said("error", text)).toMatchObject({ level: "error", event: "rooms.runtime", text });
  },
);

test("a WebSocket protocol error of one peer is no trouble of ours", () => {
  expect(said("error", "WebSocket protocol error; protocolErrorStr = bad opcode")).toMatchObject({ level: "debug" });
});
