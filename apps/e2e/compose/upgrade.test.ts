// From older versions to this one, as docs/operations.md says, with people in the middle of a match.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, type Routes, valueOf } from "@transcendence/client";
import { decodeReplay, hashWorld, type MatchSettings, playReplay } from "@transcendence/game";
import type { MatchServerMessage, RoomMessage } from "@transcendence/protocol";
import { inRoot } from "@transcendence/tools/root";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { PASSWORD, uniqueName } from "../src/browser-user.ts";
import { connectContext } from "../src/context-arena.ts";
import { test } from "../src/test.ts";
import { waitUntil } from "../src/wait-until.ts";
import { clone, run, Stack } from "./stack.ts";
import { columnsOf, rowsOf } from "./tables.ts";

const HEAD = git("rev-parse", "HEAD");
/** Before there were accounts, and before rooms shared one kit; and once hosts behind the gateway held them. */
const OLDER = ["dec5d2f88ba24546a7d28040e50baaf6c806902b", "2aad012e32d68e0e309135adc545208074bfa68c"];
/** UPGRADE_FROM=commit names another one. */
const asked = process.env["UPGRADE_FROM"];
/** Images from after the gateway came did not start before this commit: they get its change to how the server is bundled. */
const STARTS = { commit: "0db601b068a742b37a685ee60ef7b35990a4bc64", file: "apps/tools/src/build-server.ts" };

/** Somebody at a page of whatever version: what they see, and what the room says in JSON. */
class Player {
  readonly context: BrowserContext;
  readonly page: Page;
  room: RoomMessage | null = null;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on("websocket", (socket) => {
      if (!new URL(socket.url()).pathname.startsWith("/parties/match/")) return; // a page may be in other rooms, too
      socket.on("framereceived", ({ payload }) => {
        if (typeof payload !== "string") return;
        const message = JSON.parse(payload) as MatchServerMessage; // or an older one
        if (message.type === "room") this.room = message;
      });
    });
  }

  static async at(browser: Browser): Promise<Player> {
    const context = await browser.newContext({ locale: "en-GB", ignoreHTTPSErrors: true });
    return new Player(context, await context.newPage());
  }

  /** Says that they are ready, unless the match began by itself before: it does when both have been there for a while. */
  async begin(path: string): Promise<void> {
    this.room = null;
    await this.page.goto(path);
    const ready = this.page.getByRole("button", { name: /^(?:I am ready|Ready|Play)$/ });
    const hasBegun = () => this.room !== null && this.room.state.phase !== "waiting";
    await waitUntil(async () => hasBegun() || (await ready.isVisible()), "a match to begin", 90_000);
    if (!hasBegun()) await Promise.race([ready.click(), waitUntil(hasBegun, "the match's beginning", 60_000)]);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name }).click();
  }

  async hears(phase: string): Promise<void> {
    await waitUntil(() => this.room?.state.phase === phase, `"${phase}"; last: ${this.room?.state.phase}`, 90_000);
  }

  get points(): number {
    return (this.room?.score ?? []).reduce((sum, each) => sum + each, 0);
  }
}

test.for((asked === undefined ? OLDER : [asked]).filter(isKnown))(
  "[OPS-1] [OPS-3] an upgrade from %s: tables are migrated once, nothing is lost, nobody is signed out, a running match goes on or begins anew, and an older page is told to reload",
  async (from, { browser }) => {
    const stack = await Stack.in(await clone(mkdtempSync(join(tmpdir(), "arena-older-")), from));
    await makeStartable(stack.place.folder, from);
    const { url } = stack;
    const [anna, boris] = [await Player.at(browser), await Player.at(browser)];
    const both = [anna, boris];
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
      await Promise.all(both.map((player) => player.begin(`${url}/match/${finished}`)));
      await Promise.all(both.map((player) => player.hears("finished")));
      const askReplay = () => boriss.matches[":id"].replay.$get({ param: { id: finished } });
      const replayOf = async () => new Uint8Array(await (await askReplay()).arrayBuffer());
      await waitUntil(async () => (await askReplay()).ok, "the replay");
      const replay = await replayOf();

      const running = await create({ pointsToWin: 21, margin: 1 });
      await Promise.all(both.map((player) => player.begin(`${url}/match/${running}`)));
      await waitUntil(() => anna.points > 0 && anna.room?.state.phase !== "finished", "the first point", 90_000);
      const columns = await columnsOf(stack);
      const old = await rowsOf(stack, columns);
      const oldComputers = await computers(stack);
      const ids = await Promise.all([annas, boriss].map(idOf));
      expect(ids).toEqual([expect.any(String), expect.any(String)]);
      const { points } = anna;

      await run("git", ["-C", stack.place.folder, "checkout", "-q", "-f", "--detach", HEAD]); // what git pull does
      await stack.compose("up", "-d", "--build");
      await stack.opens();
      expect(anna.room?.state.phase).not.toBe("finished"); // it was to be interrupted

      const rows = await rowsOf(stack, columns);
      for (const [table, hashes] of Object.entries(old)) {
        expect([table, hashes.filter((hash) => !rows[table]?.includes(hash))]).toEqual([table, []]);
        const more = table === "users" ? (await computers(stack)) - oldComputers : 0;
        expect([table, rows[table]?.length]).toEqual([table, hashes.length + more]);
      }
      const applied = await stack.sql("select count(*), count(distinct hash) from drizzle.__drizzle_migrations");
      const { entries } = JSON.parse(git("show", `${HEAD}:drizzle/meta/_journal.json`)) as {
        entries: readonly unknown[];
      };
      expect(applied).toBe(`${entries.length}|${entries.length}`);
      expect(await replayOf()).toEqual(replay);
      const decoded = decodeReplay(replay);
      expect(hashWorld(playReplay(decoded!)!)).toBe(decoded!.hash);
      expect(await Promise.all([annas, boriss].map(idOf))).toEqual(ids);

      if (protocolOf(from) !== protocolOf(HEAD)) {
        for (const { page } of both)
          await page
            .getByText(/new(?:er)? version/)
            .last()
            .waitFor();
        for (const player of both) player.room = null;
        for (const player of both) await player.press(/^Reload/);
      }
      if (areRoomsMoved(from)) {
        await waitUntil(() => anna.points > points && boris.points > points, "the next point", 90_000);
      } else {
        // Both see at once that it stands at 0:0 and has not begun, and begin it when they like.
        for (const player of both) await player.hears("waiting");
        expect(both.map((player) => player.points)).toEqual([0, 0]);
        for (const player of both) await player.press(/^(?:I am ready|Ready|Play)$/);
        await waitUntil(() => anna.points > 0 && boris.points > 0, "a point of the match that began anew", 90_000);
        const known = valueOf(await ask(annas.matches[":id"].$get({ param: { id: running } })));
        expect(known).toMatchObject({ status: "open", result: null });
      }
      // Who was a guest still is who they were, and may take the account that there now is.
      valueOf(await ask(annas.auth["sign-up"].$post({ json: { name, password: PASSWORD, language: "en" } })));
      const { seats } = valueOf(await ask(annas.matches[":id"].$get({ param: { id: finished } })));
      expect(seats[0]?.name).toBe(name);
      console.log(
        `Upgraded from ${from.slice(0, 7)}: ${old["users"]?.length} users, protocol ${protocolOf(from)} to ${protocolOf(HEAD)}.`,
      );
    } catch (error) {
      console.error(await stack.compose("logs", "--tail=40").catch(() => ""));
      console.error(await Promise.all(both.map(({ page }) => page.innerText("body").catch(() => ""))));
      throw error;
    } finally {
      await Promise.all(both.map(({ context }) => context.close()));
      await stack.remove();
    }
  },
);

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: inRoot(), encoding: "utf8" }).trim();
}

/** Whom the server takes them for. */
async function idOf(routes: Routes): Promise<string | undefined> {
  return valueOf(await ask(routes.me.$get())).me?.id;
}

/** A shallow clone has no history. */
function isKnown(commit: string): boolean {
  try {
    return git("cat-file", "-t", commit) === "commit";
  } catch {
    return false;
  }
}

function has(commit: string, path: string): boolean {
  return git("ls-tree", "--name-only", commit, path) !== "";
}

function protocolOf(commit: string): number {
  return Number(/PROTOCOL_VERSION = (\d+)/.exec(git("show", `${commit}:packages/protocol/src/limits.ts`))?.[1]);
}

/** Matches from before rooms shared one kit do not say their name in their file: decision 060. */
function areRoomsMoved(commit: string): boolean {
  return has(commit, "party/src/kit/room.ts");
}

/** Programs that take a seat; migrations add some. */
async function computers(stack: Stack): Promise<number> {
  return Number(await stack.sql("select count(*) from users where kind = 'computer'"));
}

async function makeStartable(folder: string, commit: string): Promise<void> {
  if (!has(commit, "apps/server/src/gateway") || !isKnown(STARTS.commit)) return;
  if (git("show", `${commit}:${STARTS.file}`).includes("createRequire")) return;
  const change = join(folder, "starts.diff");
  writeFileSync(change, `${git("show", "--format=", STARTS.commit, "--", STARTS.file)}\n`);
  await run("git", ["-C", folder, "apply", change]);
}
