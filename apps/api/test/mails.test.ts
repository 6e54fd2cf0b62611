// Mails: what they say, and how they leave the outbox.
import { LANGUAGES, type MailboxLetter } from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { deliverMails, MailRefused, type SendMail } from "../src/index.ts";
import { writeLetter } from "../src/mail/content.ts";
import { waitMs } from "../src/mail/deliver.ts";
import { type Addressed, contentOf, queueMail } from "../src/mail/queue.ts";
import { SECURITY_CHANGES } from "../src/mail/security-changes.ts";
import { TEMPLATES } from "../src/mail/templates.ts";
import { openApiHarness, SECRETS, START_MS } from "./api-harness.ts";

const arena = await openApiHarness();
const { database } = arena.storage;
afterAll(() => arena.storage.close());
beforeEach(async () => {
  arena.nowMs = START_MS;
  arena.logged.length = 0;
  await database.execute(sql`delete from mails`);
});

const LINK = "http://localhost:8080/verify#token";
const mail = { template: "verifyEmail", values: { name: "Ada", link: LINK } } as const;
const none = () => {};
const deps = {
  database,
  clock: () => arena.nowMs,
  publicUrl: "http://localhost:8080",
  mail: { carries: true, nudge: none },
  log: arena.deps.log,
};
const queue = (to = "ada@example.org", language = "en") => queueMail(deps, database, { to, language, ...mail });
const waiting = async () => [...(await database.execute<{ attempts: number }>(sql`select attempts from mails`))];

describe("[ACC-4] a mail", () => {
  test.each(LANGUAGES)("says the same in text and in HTML, in %s", (language) => {
    const content = contentOf(mail, language);
    const { subject, text, html } = writeLetter(content, "The foot.", language);
    expect(subject).not.toBe("");
    for (const part of [...content.before, ...(content.after ?? []), "The foot.", LINK]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`<a href="${LINK}"`);
    expect(html).not.toMatch(/<(?:script|img|link|table)/);
  });

  test("has every template in every language, and none twice in the same words", () => {
    const values = {
      name: "Ada",
      link: LINK,
      email: "new@example.org",
      code: "12345678",
      change: SECURITY_CHANGES[0],
      provider: "GitHub",
      label: "ada",
      days: 7,
      news: "Bob wrote to you.",
      site: "localhost",
      until: new Date("2026-07-01"),
    };
    for (const template of Object.keys(TEMPLATES.en)) {
      const subjects = LANGUAGES.map((language) => {
        const content = contentOf({ template, values } as unknown as Addressed, language); // more values than each needs
        expect(JSON.stringify(content)).not.toMatch(/undefined|\[object|NaN/);
        expect(content.subject).not.toMatch(/[\r\n]/);
        return content.subject;
      });
      expect([template, new Set(subjects).size]).toEqual([template, LANGUAGES.length]);
    }
  });

  test("takes what people typed as words, never as HTML or as a link", () => {
    const content = {
      subject: "<b>",
      before: [`<script>alert("1")</script> & 'co'`],
      action: { label: "<i>", link: `https://x/"y` },
    };
    const { html } = writeLetter(content, "<foot>", "en");
    expect(html).not.toMatch(/<script|<b>|<i>|<foot>|x\/"y/);
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;");
    const named = contentOf({ template: "verifyEmail", values: { name: "evil.example", link: LINK } }, "en");
    expect(named.before.join(" ")).not.toContain("evil.example");
  });

  test("is written in the account's language, in English where that is unknown, to a domain's own letters", async () => {
    await queue("ada@bücher.example", "fr");
    await queue("ben@example.org", "tlh");
    const rows = await database.execute(sql`select recipient, language, subject from mails order by recipient`);
    expect(rows).toEqual([
      { recipient: "ada@xn--bcher-kva.example", language: "fr", subject: "Confirmez votre adresse" },
      { recipient: "ben@example.org", language: "en", subject: "Confirm your email" },
    ]);
  });

  test("is not written when what it tells of does not happen", async () => {
    const failing = database.transaction(async (tx) => {
      await queueMail(deps, tx, { to: "ada@example.org", language: "en", ...mail });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await waiting()).toEqual([]);
  });
});

describe("[ACC-4] the outbox", () => {
  test("hands a mail on and forgets it", async () => {
    await queue();
    const sent: Parameters<SendMail>[0][] = [];
    expect(await deliverMails(deps, async (each) => void sent.push(each))).toBe(1);
    expect(sent).toMatchObject([{ recipient: "ada@example.org", subject: "Confirm your email" }]);
    expect(await waiting()).toEqual([]);
    expect(await deliverMails(deps, async (each) => void sent.push(each))).toBe(0);
  });

  test("tries again, after longer and longer waits, without end until some days have passed", async () => {
    await queue();
    const fail = async () => Promise.reject(new Error("451 ada@example.org: not now"));
    const tried: number[] = [];
    while (arena.nowMs < START_MS + 3 * 86_400_000) {
      tried.push((arena.nowMs - START_MS) / 1000);
      expect(await deliverMails(deps, fail)).toBe(1);
      expect(await deliverMails(deps, fail)).toBe(0);
      const [row] = await database.execute<{ due: string }>(sql`select due_at as due from mails`);
      arena.nowMs = new Date(row?.due ?? "").getTime();
    }
    expect(tried.slice(0, 6)).toEqual([0, 15, 45, 105, 225, 465]);
    expect(tried.length).toBeGreaterThan(70);
    expect(waitMs(1000)).toBe(3_600_000);
    expect(arena.logged.filter(({ level }) => level === "warn")).toHaveLength(1);
    expect(await deliverMails(deps, async () => {})).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test("gives a mail up when it is refused for good, or after four days, and says so without the address", async () => {
    await queue();
    await deliverMails(deps, () => Promise.reject(new MailRefused("550 ada@example.org is unknown here")));
    expect(await waiting()).toEqual([]);
    await queue();
    arena.nowMs += 4 * 86_400_000 + 1;
    await deliverMails(deps, () => Promise.reject(new Error("451 ada@example.org: not now")));
    expect(await waiting()).toEqual([]);
    expect(arena.logged.map(({ event }) => event)).toEqual(["mail.given_up", "mail.given_up"]);
    expect(JSON.stringify(arena.logged)).not.toContain("ada@");
  });

  test("is emptied by several instances at once, each mail by one of them", async () => {
    for (let n = 0; n < 24; n++) await queue(`person${n}@example.org`);
    const sent: string[] = [];
    const send: SendMail = async ({ recipient }) => {
      await new Promise((done) => setTimeout(done, 5));
      sent.push(recipient);
    };
    const instance = async () => {
      while ((await deliverMails(deps, send)) > 0);
    };
    await Promise.all([instance(), instance(), instance()]);
    expect(sent).toHaveLength(24);
    expect(new Set(sent).size).toBe(24);
  });

  test("has a mail again when the instance that took it died", async () => {
    await queue();
    void deliverMails(deps, () => new Promise(() => {})); // never tells how it went
    await expect.poll(waiting).toEqual([{ attempts: 1 }]);
    let sent = 0;
    const send = async () => void (sent += 1);
    await deliverMails(deps, send);
    expect(sent).toBe(0);
    arena.nowMs += 120_000;
    await deliverMails(deps, send);
    expect(sent).toBe(1);
  });
});

describe("[OPS-4] the development mailbox", () => {
  const closed = { carries: false, nudge: none };

  test("shows the mails that nobody carries, newest first, to whoever sits at this machine", async () => {
    const local = await openApiHarness({ mail: closed }, arena.storage);
    local.address = "127.0.0.1";
    const body = {
      name: "Mailboxer",
      password: "four plain words here",
      email: "mailboxer@example.org",
      language: "fr",
    };
    await local.browser().read(201, "POST", "/api/auth/sign-up", body);
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
      local.address = address;
      expect(await local.browser().read(200, "GET", "/api/mailbox/delivery")).toEqual({ delivery: "mailbox" });
      const { mails } = await local.browser().read<{ mails: MailboxLetter[] }>(200, "GET", "/api/mailbox");
      expect(mails).toMatchObject([{ to: "mailboxer@example.org", subject: "Confirmez votre adresse" }]);
      expect(mails[0]?.text).toMatch(/\/verify#[\w-]{43}$/m);
    }
  });

  test.each([
    ["mails are carried", { mail: { carries: true, nudge: none } }, "127.0.0.1", "http://localhost:8080"],
    ["one asks from elsewhere", { mail: closed }, "192.0.2.1", "http://localhost:8080"],
    ["one asks from elsewhere and calls it localhost", { mail: closed }, "192.168.1.7", "http://localhost:8080"],
    [
      "the arena has a name",
      { mail: closed, publicUrl: "https://pong.example.org" },
      "127.0.0.1",
      "http://localhost:8080",
    ],
    ["a proxy in front passes somebody on", { mail: closed }, "127.0.0.1", "http://pong.example.org"],
  ])("is not there when %s", async (_when, changes, address, origin) => {
    const other = await openApiHarness(changes, arena.storage);
    other.address = address;
    const response = await other.browser().ask("GET", `${origin}/api/mailbox`);
    expect(response.status).toBe(404);
    const told = await other.browser().read(200, "GET", `${origin}/api/mailbox/delivery`);
    expect(told).toEqual({ delivery: "mail" in changes && changes.mail.carries ? "sent" : "none" });
  });

  test.each(["X-Forwarded-For", "Forwarded", "Via"])(
    "is not there for whoever comes through a proxy: %s",
    async (header) => {
      const local = await openApiHarness({ mail: closed }, arena.storage);
      local.address = "127.0.0.1";
      const response = await local.browser().ask("GET", "/api/mailbox", undefined, { [header]: "127.0.0.1" });
      expect(response.status).toBe(404);
    },
  );

  test("forgets mails after a day", async () => {
    const local = await openApiHarness({ mail: closed, secrets: SECRETS }, arena.storage);
    const uncarried = { ...deps, clock: () => local.nowMs, mail: closed };
    const addressed = { to: "ada@example.org", language: "en", ...mail };
    await queueMail(uncarried, database, addressed);
    local.nowMs += 86_400_000;
    await queueMail(uncarried, database, addressed);
    expect(await waiting()).toHaveLength(1);
  });
});
