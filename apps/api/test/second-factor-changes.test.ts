import type { FactorState, NewRecoveryCodes, TotpSetUp } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openApiHarness } from "./api-harness.ts";
import {
  addAuthenticator,
  atTheDoor,
  codeOf,
  forgetMails,
  give,
  mailsTo,
  makeMember,
  type Member,
  MINE,
  prove,
} from "./members.ts";

const MINUTE_MS = 60_000;
const arena = await openApiHarness();
afterAll(() => arena.storage.close());
beforeEach(() => arena.startAnew());

describe("[ACC-3] setting an authenticator up", () => {
  test("it counts only when a code of it was given", async () => {
    const member = await makeMember(arena);
    const setUp = await member.browser.read<TotpSetUp>(200, "POST", `${MINE}/totp/set-up`);
    expect(setUp.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(setUp.uri).toContain(setUp.secret);
    expect((await atTheDoor(arena, member)).answer.state).toBe("in");
    const wrong = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs + 120_000) };
    expect(await member.browser.read(401, "POST", `${MINE}/totp`, wrong)).toMatchObject({ error: "code_wrong" });
    expect((await atTheDoor(arena, member)).answer.state).toBe("in");
    const right = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs) };
    const { recoveryCodes } = await member.browser.read<NewRecoveryCodes>(200, "POST", `${MINE}/totp`, right);
    expect(recoveryCodes).toHaveLength(10);
    expect((await atTheDoor(arena, member)).answer.state).toBe("second_factor");
    expect(await member.browser.read<FactorState>(200, "GET", MINE)).toEqual({
      totp: true,
      email: false,
      canMail: true,
      sendsMail: true,
      recoveryLeft: 10,
    });
  });

  test("the set-up of somebody else, a changed one and one of an hour ago count for nothing", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const setUp = await anna.browser.read<TotpSetUp>(200, "POST", `${MINE}/totp/set-up`);
    const body = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs) };
    expect(await boris.browser.read(410, "POST", `${MINE}/totp`, body)).toMatchObject({ error: "login_expired" });
    const changed = { ...body, sealed: `${body.sealed.slice(0, -2)}AA` };
    expect(await anna.browser.read(410, "POST", `${MINE}/totp`, changed)).toMatchObject({ error: "login_expired" });
    arena.nowMs += 60 * MINUTE_MS;
    await prove(anna);
    const late = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs) };
    expect(await anna.browser.read(410, "POST", `${MINE}/totp`, late)).toMatchObject({ error: "login_expired" });
  });

  test("the secret is kept encrypted: the database does not tell it", async () => {
    const member = await makeMember(arena);
    const setUp = await member.browser.read<TotpSetUp>(200, "POST", `${MINE}/totp/set-up`);
    const body = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs) };
    const { recoveryCodes } = await member.browser.read<NewRecoveryCodes>(200, "POST", `${MINE}/totp`, body);
    const tables = ["totp_secrets", "recovery_codes", "login_challenges"];
    for (const table of tables) {
      const rows = await arena.storage.database.execute(sql`select t::text as row from ${sql.identifier(table)} t`);
      const text = JSON.stringify(rows);
      expect(text).not.toContain(setUp.secret);
      for (const code of recoveryCodes ?? []) expect(text).not.toContain(code.replaceAll("-", ""));
    }
  });

  test("another authenticator takes the place of the first when its code was given; recovery codes stay", async () => {
    const member = await makeMember(arena);
    const first = await addAuthenticator(arena, member.browser);
    const second = await addAuthenticator(arena, member.browser);
    expect(second.recoveryCodes).toEqual([]);
    const { browser } = await atTheDoor(arena, member);
    expect((await give(browser, "totp", first.codeAt(arena.nowMs)))[0]).toBe(401);
    expect((await give(browser, "totp", second.codeAt(arena.nowMs)))[0]).toBe(200);
  });

  test("switched off, the password is enough again, and the recovery codes are gone", async () => {
    const member = await makeMember(arena);
    await addAuthenticator(arena, member.browser);
    const state = await member.browser.read<FactorState>(200, "DELETE", `${MINE}/totp`);
    expect(state).toMatchObject({ totp: false, recoveryLeft: 0 });
    expect((await atTheDoor(arena, member)).answer.state).toBe("in");
    expect((await member.browser.ask("DELETE", `${MINE}/totp`)).status).toBe(404);
  });
});

describe("[ACC-3] recovery codes", () => {
  test("each opens the door once, however it is typed, and the owner is told", async () => {
    const member = await makeMember(arena);
    const { recoveryCodes } = await addAuthenticator(arena, member.browser);
    const [code = ""] = recoveryCodes;
    await forgetMails(arena);
    const first = await atTheDoor(arena, member);
    expect((await give(first.browser, "recovery", ` ${code.toUpperCase().replaceAll("-", " ")}`))[0]).toBe(200);
    expect((await mailsTo(arena, member.email)).map(({ text }) => text).join()).toMatch(/recovery codes was used/);
    const second = await atTheDoor(arena, member);
    expect((await give(second.browser, "recovery", code))[0]).toBe(401);
    expect(await member.browser.read<FactorState>(200, "GET", MINE)).toMatchObject({ recoveryLeft: 9 });
  });

  test("of many requests at once with the same one, one wins", async () => {
    const member = await makeMember(arena);
    const { recoveryCodes } = await addAuthenticator(arena, member.browser);
    const doors = await Promise.all(Array.from({ length: 4 }, () => atTheDoor(arena, member)));
    const answers = await Promise.all(doors.map(({ browser }) => give(browser, "recovery", recoveryCodes[1] ?? "")));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
  });

  test("somebody else's open nothing", async () => {
    const [anna, boris] = [await makeMember(arena), await makeMember(arena)];
    const hers = await addAuthenticator(arena, anna.browser);
    await addAuthenticator(arena, boris.browser);
    const { browser } = await atTheDoor(arena, boris);
    expect((await give(browser, "recovery", hers.recoveryCodes[0] ?? ""))[0]).toBe(401);
  });

  test("new ones take the place of the old; without a second factor there are none", async () => {
    const member = await makeMember(arena);
    expect((await member.browser.ask("POST", `${MINE}/recovery-codes`)).status).toBe(403);
    const { recoveryCodes: old } = await addAuthenticator(arena, member.browser);
    const { recoveryCodes: fresh } = await member.browser.read<NewRecoveryCodes>(200, "POST", `${MINE}/recovery-codes`);
    expect(fresh).toHaveLength(10);
    const { browser } = await atTheDoor(arena, member);
    expect((await give(browser, "recovery", old[0] ?? ""))[0]).toBe(401);
    expect((await give(browser, "recovery", fresh?.[0] ?? ""))[0]).toBe(200);
  });

  test("two factors switched on at once make one set of them", async () => {
    const member = await makeMember(arena);
    const setUp = await member.browser.read<TotpSetUp>(200, "POST", `${MINE}/totp/set-up`);
    const body = { sealed: setUp.sealed, code: codeOf(setUp.secret, arena.nowMs) };
    const made = await Promise.all([
      member.browser.read<NewRecoveryCodes>(200, "POST", `${MINE}/totp`, body),
      member.browser.read<NewRecoveryCodes>(200, "PUT", `${MINE}/email`, { on: true }),
    ]);
    expect(made.filter(({ recoveryCodes }) => recoveryCodes !== null)).toHaveLength(1);
    expect(await member.browser.read<FactorState>(200, "GET", MINE)).toMatchObject({ recoveryLeft: 10 });
  });
});

const CHANGES: readonly (readonly [string, string, unknown])[] = [
  ["POST", "/totp/set-up", undefined],
  ["POST", "/totp", { sealed: "x", code: "123456" }],
  ["DELETE", "/totp", undefined],
  ["PUT", "/email", { on: false }],
  ["POST", "/recovery-codes", undefined],
];

describe("[ACC-3] a change of the second factor", () => {
  test.each(CHANGES)("%s %s needs re-authentication", async (method, path, body) => {
    const member = await makeMember(arena);
    arena.nowMs += 15 * MINUTE_MS + 1;
    expect(await member.browser.read(403, method, MINE + path, body)).toMatchObject({ error: "proof_needed" });
    await prove(member);
    expect(await (await member.browser.ask(method, MINE + path, body)).text()).not.toContain("proof_needed");
  });

  const ANNOUNCED: readonly (readonly [string, RegExp, (member: Member) => Promise<unknown>])[] = [
    ["an authenticator", /need a code from your authenticator/, ({ browser }) => addAuthenticator(arena, browser)],
    ["codes by mail", /sent to this address/, ({ browser }) => browser.read(200, "PUT", `${MINE}/email`, { on: true })],
  ];
  test.each(ANNOUNCED)("%s is announced by mail to its owner", async (_what, text, change) => {
    const member = await makeMember(arena);
    await change(member);
    expect((await mailsTo(arena, member.email)).map((mail) => mail.text).join()).toMatch(text);
  });

  test("is announced to no address that was not proven", async () => {
    const member = await makeMember(arena, { verified: false });
    await addAuthenticator(arena, member.browser);
    expect(await mailsTo(arena, member.email)).toEqual([]);
  });
});
