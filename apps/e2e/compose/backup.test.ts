// One command backs everything up while a match runs; one puts it into an empty stack.
import { join } from "node:path";
import { ask, valueOf } from "@transcendence/client";
import { expect, inject } from "vitest";
import { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";
import { Stack } from "./stack.ts";
import { fingerprints } from "./tables.ts";

const stack = new Stack(inject("stack"));

test("[OPS-1] a backup taken while a match runs, restored into an empty stack, holds everything, and the match goes on there", async ({
  people,
}) => {
  people.problems.expect(/WebSocket connection to|status of 50\d|answered 50\d|ERR_/);
  const [member, boris] = [await people.welcome("Mara"), await people.welcome("Boris")];
  await member.signUp();
  await member.open("/");
  const body = new Uint8Array(await member.page.screenshot());
  const init = { body, headers: { "content-type": "image/png" } };
  valueOf(await ask(member.routes.me.avatar.$put({}, { init })));
  const { anna, id } = await people.begin({ pointsToWin: 21, margin: 1, ballSpeed: 100 }, undefined, boris);
  await waitUntil(() => anna.line.room?.score.some((points) => points > 0), "the first point");

  const score = anna.line.room!.score;
  const before = await fingerprints(stack);
  const file = join(stack.place.folder, "backup.tar");
  const empty = await Stack.in(stack.place.folder);
  try {
    await stack.run("apps/server/container/backup.sh", file);
    expect(anna.line.phase).not.toBe("finished"); // a test of something else otherwise
    await empty.run("apps/server/container/restore.sh", file);
    await empty.opens();
    expect(await fingerprints(empty)).toEqual(before);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(["users", "matches", "accounts", "files"]));
    expect(await empty.exec("server", "cat", "/data/secret")).toBe(await stack.exec("server", "cat", "/data/secret"));

    // Under the other stack's name for it, their cookie still tells who they are.
    const there = await Promise.all(
      [anna, boris].map(async ({ name, context, page }) => {
        await page.close();
        const named = (cookie: string) => cookie.replace(`-${stack.place.https}-`, `-${empty.place.https}-`);
        const cookies = await context.cookies();
        await context.addCookies(cookies.map((cookie) => ({ ...cookie, name: named(cookie.name) })));
        const visitor = new BrowserUser(`${name}, restored`, empty.url, await context.newPage(), people.problems);
        await visitor.open(`/match/${id}`);
        return visitor;
      }),
    );
    await Promise.all(there.map((visitor) => visitor.hears("countdown")));
    const restored = there[0]!.line.room!.score;
    for (const seat of [0, 1] as const) expect(restored[seat]).toBeGreaterThanOrEqual(score[seat]);
    const sum = ([left, right]: readonly number[]) => left! + right!;
    await waitUntil(() => sum(there[0]!.line.room!.score) > sum(restored), "the next point");
  } finally {
    await empty.compose("down", "-v", "--timeout", "15");
  }
});
