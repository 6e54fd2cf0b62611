import { describe, expect, test } from "vitest";
import { hostOf, PLAY_HOSTS } from "../src/index.ts";

const match = (name: string) => ({ kind: "match", name }) as const;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("where rooms live on one machine", () => {
  test("a match stays where it is stored: names and places never change", () => {
    expect(PLAY_HOSTS).toEqual(["rooms-0", "rooms-1", "rooms-2", "rooms-3"]);
    expect(hostOf(match("K3vN0sRkQyW8tZ1mXb7d"))).toBe("rooms-0");
    expect(hostOf(match("K3vN0sRkQyW8tZ1mXb7Z"))).toBe("rooms-2");
  });

  test("matches spread evenly over them", () => {
    const ids = Array.from(LETTERS, (first) => Array.from(LETTERS, (last) => `${first}match${last}`)).flat();
    const counts = PLAY_HOSTS.map((host) => ids.filter((id) => hostOf(match(id)) === host).length);
    expect(Math.max(...counts)).toBeLessThan((ids.length / PLAY_HOSTS.length) * 1.02);
  });
});
