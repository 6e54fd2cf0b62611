// A log line is an event name and fields. The compiler holds the names to LOG_EVENTS; the rest is held here.
import { globSync, readFileSync } from "node:fs";
import { LOG_EVENTS } from "@transcendence/protocol/log";
import { describe, expect, test } from "vitest";
import { inRoot } from "../src/root.ts";

const read = (file: string) => readFileSync(inRoot(file), "utf8");

describe("the events of the log", () => {
  test("are spelled in one way, once each, in order", () => {
    expect(LOG_EVENTS.filter((event) => !/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/.test(event))).toEqual([]);
    expect([...new Set(LOG_EVENTS)].toSorted()).toEqual(LOG_EVENTS);
  });

  test("are all written somewhere", () => {
    const sources = globSync("{{apps,packages}/*,party}/src/**/*.ts", { cwd: inRoot() })
      .filter((file) => !file.endsWith("protocol/src/log.ts") && !file.endsWith(".gen.ts"))
      .map(read)
      .join("\n");
    expect(LOG_EVENTS.filter((event) => !sources.includes(`"${event}"`))).toEqual([]);
  });

  test("that docs/operations.md explains exist", () => {
    const [, section] = /## The log\n(.*?)\n## /s.exec(read("docs/operations.md")) ?? [];
    const rows = (section ?? "").split("\n").filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) => row.split("|")[1]!.match(/[a-z_]+\.[a-z_]+/g) ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !LOG_EVENTS.some((event) => event === name))).toEqual([]);
  });
});
