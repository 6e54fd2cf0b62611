// What a host does from the command line: a one-time link where no email is sent, moderators of #lobby; with the arena running or without.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAccount, findChannel } from "@transcendence/database";
import { createTestDatabase } from "@transcendence/database/testing";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { nameKey } from "@transcendence/protocol/name-key";
import { expect, onTestFinished, test } from "vitest";
import { inRoot } from "../src/root.ts";
import { selfHosted } from "./homes.ts";

const NAME = "Ada Lovelace";

const post = (url: string, path: string, body: object) =>
  fetch(url + path, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** The command as a host types it; what it printed. */
async function command(name: string, settings: Readonly<Record<string, string>>, what = "reset-password") {
  const child = spawn(process.execPath, [inRoot(`apps/server/src/${what}.ts`), ...name.split(" ")], {
    env: { ...process.env, PUBLIC_URL: "", PORT: "", SECRET: "", ...settings },
  });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => (said[stream] += text));
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said, link: /https?:\S+\/reset#\S+/.exec(said.stdout)?.[0] ?? "" };
}

const useLink = (url: string, link: string, password: string) =>
  post(url, "/api/auth/reset", { token: link.split("#")[1], password });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "arena-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("[ACC-4] [OPS-4] the embedded Postgres: the link works made with the arena running or not, and only the newest", async () => {
  const settings = { DATA_DIR: emptyFolder(), DATABASE_URL: "" };
  let home = await selfHosted("", settings);
  onTestFinished(async () => void (await home.stop()));
  const account = { name: NAME, password: "four plain words here", language: "en" };
  expect((await post(home.url, "/api/auth/sign-up", account)).status).toBe(201);
  const first = await command("ADA lovelace", settings);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain(`A new password for ${NAME}`);
  expect(first.link).toMatch(`${home.url}/reset#`);

  expect(await home.stop()).toBe(0);
  const second = await command(NAME, settings);
  expect(second).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(join(settings.DATA_DIR, "postgres/cluster/postmaster.pid"))).toBe(false); // it left nothing running

  home = await selfHosted("", settings);
  expect((await useLink(home.url, first.link, "some other words then")).status).toBe(410);
  expect((await useLink(home.url, second.link, "password12")).status).toBe(400); // used up by no bad password
  expect((await useLink(home.url, second.link, "some other words then")).status).toBe(200);
  expect((await useLink(home.url, second.link, "and others once more")).status).toBe(410);
  const logIn = (password: string) => post(home.url, "/api/auth/login", { name: NAME, password });
  expect((await logIn(account.password)).status).toBe(401);
  expect((await logIn("some other words then")).status).toBe(200);
});

test("[ACC-4] [OPS-4] a Postgres of one's own; whoever does not exist, no name and no arena are said in words", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const settings = { DATABASE_URL: database.url, DATA_DIR: emptyFolder(), PUBLIC_URL: "https://pong.example.org" };
  const unknown = await command("Nobody here", settings);
  expect(unknown).toMatchObject({ code: 1, stdout: "" });
  expect(unknown.stderr).toBe('There is no member with the name or confirmed email "Nobody here".\n');
  expect(await command("", settings)).toMatchObject({ code: 1, stderr: "Whose? npm run reset-password -- NAME\n" });
  const nowhere = await command(NAME, { ...settings, DATABASE_URL: "" });
  expect(nowhere).toMatchObject({ code: 1, stderr: `There is no arena in ${settings.DATA_DIR} yet.\n` });
});

test("[CHAT-6] [OPS-4] a member is named moderator of #lobby, and not any more", async () => {
  const storage = await createTestDatabase();
  onTestFinished(() => storage.close());
  const settings = { DATABASE_URL: storage.url, DATA_DIR: emptyFolder() };
  const made = await createAccount(storage.database, {
    user: { id: "adaLovelace0001", name: NAME },
    nameKey: nameKey(NAME),
    email: null,
    passwordHash: null,
    language: "en",
    now: new Date(),
  });
  const role = async () => (await findChannel(storage.database, LOBBY_CHANNEL, "adaLovelace0001"))?.me?.role;
  expect([typeof made, await role()]).toEqual(["object", undefined]);
  const named = await command("ada LOVELACE", settings, "moderator");
  expect(named).toMatchObject({ code: 0, stderr: "" });
  expect(named.stdout).toContain(`${NAME} moderates #lobby.`);
  expect(await role()).toBe("moderator");
  expect(await command(`--remove ${NAME}`, settings, "moderator")).toMatchObject({ code: 0, stderr: "" });
  expect(await role()).toBe("member");
  expect(await command("Nobody here", settings, "moderator")).toMatchObject({ code: 1, stdout: "" });
});
