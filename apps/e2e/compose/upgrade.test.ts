// From an older version to this one, as docs/operations.md says, with people in the middle of a match.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, valueOf } from "@transcendence/client";
import { decodeReplay, hashWorld, type MatchSettings, playReplay } from "@transcendence/game";
import type { MatchServerMessage, RoomMessage } from "@transcendence/protocol";
import { inRoot } from "@transcendence/tools/root";
import { catalogue as en } from "@transcendence/web/i18n/en";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { PASSWORD, uniqueName } from "../src/browser-user.ts";
import { connectContext } from "../src/context-arena.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";
import { clone, run, Stack } from "./stack.ts";
import { columnsOf, fingerprints } from "./tables.ts";

const HEAD = git("rev-parse", "HEAD");
/** Before there were accounts: two migrations and a version of the protocol ago. UPGRADE_FROM=commit names another one. */
const FROM = process.env["UPGRADE_FROM"] ?? "dec5d2f88ba24546a7d28040e50baaf6c806902b";

/** Somebody at a page of whatever version: what they see, and what the room says in JSON. */
class Player {
  readonly context: BrowserContext;
  readonly page: Page;
  room: RoomMessage | null = null;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (typeof payload !== "string") return;
        const message = JSON.parse(payload) as MatchServerMessage; // or an older one
        if (message.type === "room") this.room = message;
      }),
    );
  }

  static async at(browser: Browser): Promise<Player> {
    const context = await browser.newContext({ locale: "en-GB", ignoreHTTPSErrors: true });
    return new Player(context, await context.newPage());
  }

  async begin(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByRole("button", { name: /^(?:I am ready|Ready|Play)$/ }).click();
  }

  async hears(phase: string): Promise<void> {
    await waitUntil(() => this.room?.state.phase === phase, `"${phase}"; last: ${this.room?.state.phase}`, 90_000);
  }

  get points(): number {
    return (this.room?.score ?? []).reduce((sum, each) => sum + each, 0);
  }
}

test.skipIf(!isKnown(FROM))(
  "[OPS-1] [OPS-3] an upgrade: tables are migrated once, nothing is lost, a running match goes on, and an older page is told to reload",
  async ({ browser }) => {
    const stack = await Stack.in(await clone(mkdtempSync(join(tmpdir(), "arena-older-")), FROM));
    const { url } = stack;
    const [anna, boris] = [await Player.at(browser), await Player.at(browser)];
    const [annas, boriss] = [connectContext(anna.context, url).routes, connectContext(boris.context, url).routes];
    const create = async (settings: Partial<MatchSettings>) =>
      valueOf(await ask(annas.matches.$post({ json: { settings } }))).id;
    try {
      await stack.compose("up", "-d", "--build");
      await stack.opens();
      const name = uniqueName("Anna");
      valueOf(await ask(annas.me.$post()));
      valueOf(await ask(annas.me.$patch({ json: { name } })));

      const finished = await create({ pointsToWin: 1, margin: 1 });
      await Promise.all([anna, boris].map((player) => player.begin(`${url}/match/${finished}`)));
      await Promise.all([anna, boris].map((player) => player.hears("finished")));
      const askReplay = () => boriss.matches[":id"].replay.$get({ param: { id: finished } });
      const replayOf = async () => new Uint8Array(await (await askReplay()).arrayBuffer());
      await waitUntil(async () => (await askReplay()).ok, "the replay");
      const replay = await replayOf();

      const running = await create({ pointsToWin: 21, margin: 1 });
      await Promise.all([anna, boris].map((player) => player.begin(`${url}/match/${running}`)));
      await waitUntil(() => anna.points > 0 && anna.room?.state.phase !== "finished", "the first point", 90_000);
      const columns = await columnsOf(stack);
      const old = await fingerprints(stack, columns);
      const { points } = anna;

      await run("git", ["-C", stack.place.folder, "checkout", "-q", "--detach", HEAD]); // what git pull does
      await stack.compose("up", "-d", "--build");
      await stack.opens();
      expect(anna.room?.state.phase).not.toBe("finished"); // it was to be interrupted

      expect(await fingerprints(stack, columns)).toEqual(old);
      const applied = await stack.sql("select count(*), count(distinct hash) from drizzle.__drizzle_migrations");
      const { entries } = JSON.parse(git("show", `${HEAD}:drizzle/meta/_journal.json`)) as {
        entries: readonly unknown[];
      };
      expect(applied).toBe(`${entries.length}|${entries.length}`);
      expect(await replayOf()).toEqual(replay);
      const decoded = decodeReplay(replay);
      expect(hashWorld(playReplay(decoded!)!)).toBe(decoded!.hash);

      for (const { page } of [anna, boris]) {
        if (protocolOf(FROM) === protocolOf(HEAD)) continue;
        await page.getByText(en.match.closed.wrong_version.title).last().waitFor();
        await page.getByText(en.match.closed.wrong_version.text).last().waitFor();
        await page.getByRole("button", { name: en.common.reload, exact: true }).click();
      }
      await waitUntil(() => anna.points > points && boris.points > points, "the next point", 90_000);
      // Who was a guest still is who they were, and may take the account that there now is.
      valueOf(await ask(annas.auth["sign-up"].$post({ json: { name, password: PASSWORD, language: "en" } })));
      const { seats } = valueOf(await ask(annas.matches[":id"].$get({ param: { id: finished } })));
      expect(seats[0]?.name).toBe(name);
      console.log(
        `Upgraded from ${FROM.slice(0, 7)}: ${old["users"]!}, protocol ${protocolOf(FROM)} to ${protocolOf(HEAD)}.`,
      );
    } finally {
      await Promise.all([anna, boris].map(({ context }) => context.close()));
      await stack.remove();
    }
  },
);

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: inRoot(), encoding: "utf8" }).trim();
}

/** A shallow clone has no history. */
function isKnown(commit: string): boolean {
  try {
    return git("cat-file", "-t", commit) === "commit";
  } catch {
    return false;
  }
}

function protocolOf(commit: string): number {
  return Number(/PROTOCOL_VERSION = (\d+)/.exec(git("show", `${commit}:packages/protocol/src/limits.ts`))?.[1]);
}
