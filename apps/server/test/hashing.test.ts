import { readdirSync, readFileSync } from "node:fs";
import { createPasswords, HashingBusy } from "@transcendence/api";
import { deriveHere } from "@transcendence/api/scrypt";
import { afterEach, describe, expect, test } from "vitest";
import { type Hashing, startHashing } from "../src/hashing.ts";

const CHEAP = { ln: 4, r: 8, p: 1 };
const SALT = new TextEncoder().encode("a salt of some length");
let hashing: Hashing;
afterEach(() => hashing.stop());

describe("[ACC-1] hashing beside the arena", () => {
  test("gives what hashing in it would give", async () => {
    hashing = startHashing();
    const [here, there] = [
      await deriveHere("pässword", SALT, CHEAP, 32),
      await hashing.derive("pässword", SALT, CHEAP, 32),
    ];
    expect(Buffer.from(there)).toEqual(Buffer.from(here));
    const passwords = createPasswords(hashing.derive, CHEAP);
    expect(await passwords.verify(await passwords.hash("four words"), "four words")).toBe(true);
    expect(await passwords.verify(await passwords.hash("four words"), "five words")).toBe(false);
  });

  test("happens in another process, which leaves the machine's time to others", async () => {
    hashing = startHashing();
    await hashing.derive("one", SALT, CHEAP, 32);
    expect(hashing.pid()).not.toBe(process.pid);
    if (process.platform !== "linux") return;
    const threads = readdirSync(`/proc/${hashing.pid()}/task`);
    const niceness = threads.map((thread) => {
      const stat = readFileSync(`/proc/${hashing.pid()}/task/${thread}/stat`, "utf8");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
    });
    expect(niceness.length).toBeGreaterThan(1); // one of them hashes
    expect(new Set(niceness)).toEqual(new Set([10]));
  });

  test("answers everybody in a crowd, or asks them to come back", async () => {
    hashing = startHashing();
    const crowd = Array.from({ length: 100 }, (_, n) => hashing.derive(`password ${n}`, SALT, CHEAP, 32));
    const settled = await Promise.allSettled(crowd);
    const refused = settled.filter((each) => each.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason instanceof HashingBusy)).toBe(true);
    expect(settled.length - refused.length).toBeGreaterThan(10);
    expect(await hashing.derive("one more", SALT, CHEAP, 32)).toHaveLength(32);
  });

  test("goes on after its process was killed", async () => {
    hashing = startHashing();
    await hashing.derive("one", SALT, CHEAP, 32);
    const first = hashing.pid() ?? 0;
    const slow = hashing.derive("slow", SALT, { ln: 15, r: 8, p: 8 }, 32);
    const lost = slow.catch((error: Error) => error.message);
    process.kill(first, "SIGKILL");
    expect(await lost).toBe("The hashing process ended.");
    expect(await hashing.derive("another", SALT, CHEAP, 32)).toHaveLength(32);
    expect(hashing.pid()).not.toBe(first);
  });

  test("takes nothing more, and its process ends, when it is stopped", async () => {
    hashing = startHashing();
    await hashing.derive("one", SALT, CHEAP, 32);
    const pid = hashing.pid() ?? 0;
    hashing.stop();
    await expect(hashing.derive("two", SALT, CHEAP, 32)).rejects.toBeInstanceOf(HashingBusy);
    await expect.poll(() => runs(pid)).toBe(false);
  });
});

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
