import type { Me } from "@transcendence/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../src/data/session.ts";
import { keepAccount } from "../src/features/privacy/keep-account.ts";

const STAYING: Me = { id: "0123456789ab", name: "calm otter", kind: "member" };
const LEAVING: Me = { ...STAYING, leavesAt: "2026-07-08T12:00:00.000Z" };

beforeEach(() => {
  session.value = { state: "known", me: LEAVING };
});
afterEach(() => vi.unstubAllGlobals());

test("[ACC-9] whoever stays after all is no longer shown as leaving, without a second answer that may be late or never come", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => {
    asked.push(`${init?.method} ${new URL(input).pathname}`);
    return Promise.resolve(Response.json({}));
  });
  expect(await keepAccount()).toMatchObject({ ok: true });
  expect(session.value).toEqual({ state: "known", me: STAYING });
  expect(asked).toEqual(["DELETE /api/me/deletion"]);
});

test("[ACC-9] and is still leaving when the arena could not be told", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect(await keepAccount()).toEqual({ ok: false, error: "offline" });
  expect(session.value).toEqual({ state: "known", me: LEAVING });
});
