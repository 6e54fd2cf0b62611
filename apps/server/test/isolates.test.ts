import { describe, expect, test } from "vitest";
import { isolateOf, ISOLATES } from "../src/isolates.ts";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("isolates", () => {
  test("a match stays where it is stored: names and places never change", () => {
    expect(ISOLATES).toEqual(["rooms-0", "rooms-1", "rooms-2", "rooms-3"]);
    expect(isolateOf("K3vN0sRkQyW8tZ1mXb7d")).toBe("rooms-0");
    expect(isolateOf("K3vN0sRkQyW8tZ1mXb7Z")).toBe("rooms-2");
  });

  test("matches spread evenly over them", () => {
    const ids = Array.from(LETTERS, (first) => Array.from(LETTERS, (last) => `${first}match${last}`)).flat();
    const counts = ISOLATES.map((isolate) => ids.filter((id) => isolateOf(id) === isolate).length);
    expect(Math.max(...counts)).toBeLessThan((ids.length / ISOLATES.length) * 1.02);
  });
});
