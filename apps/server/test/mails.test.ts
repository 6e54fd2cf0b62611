// Mails through a real SMTP server.
import { once } from "node:events";
import { MailRefused } from "@transcendence/api";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { createLog } from "../src/log.ts";
import { smtp, startMailLoop } from "../src/mails.ts";

const from = { name: "Transcendence", address: "arena@pong.example" };
const letter = { id: "0123456789abcdef", subject: "Ваш адрес", text: "Привет\n", html: "<p>Привет</p>" };
const log = createLog("error");
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(options: SMTPServerOptions) {
  const received: { readonly bytes: Buffer; readonly to: readonly string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({ bytes: Buffer.concat(chunks), to: envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    },
    ...options,
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  closing.push(() => new Promise<void>((done) => server.close(() => done())));
  const address = listening.address();
  return { received, port: typeof address === "object" && address ? address.port : 0 };
}

function connect(url: string) {
  const carrier = smtp({ url, from });
  closing.unshift(carrier.close);
  return carrier.send;
}

describe("[ACC-4] a mail by SMTP", () => {
  test("arrives as text and HTML, from the arena, with an id that stays the same", async () => {
    const { received, port } = await listen({});
    const send = connect(`smtp://127.0.0.1:${port}`);
    await send({ ...letter, recipient: "ada@example.org" });
    await send({ ...letter, recipient: "ada@example.org" });
    expect(received).toHaveLength(2);
    const [mail, again] = await Promise.all(received.map(({ bytes }) => PostalMime.parse(bytes)));
    expect(received[0]?.to).toEqual(["ada@example.org"]);
    expect(mail).toMatchObject({
      from,
      subject: "Ваш адрес",
      text: "Привет\n",
      messageId: "<0123456789abcdef@pong.example>",
    });
    expect(mail?.html).toContain("<p>Привет</p>");
    expect(again?.messageId).toBe(mail?.messageId);
    expect(mail?.headers).toContainEqual(expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }));
  });

  test("is sent with the user's name and password", async () => {
    const users: string[] = [];
    const { port, received } = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        users.push(`${username} ${password}`);
        done(null, { user: username });
      },
    });
    const send = connect(`smtp://us%40er:pa%2Fss@127.0.0.1:${port}`);
    await send({ ...letter, recipient: "ada@example.org" });
    expect(users).toEqual(["us@er pa/ss"]);
    expect(received).toHaveLength(1);
  });

  test("is given up where there is no such mailbox, and tried again where there is trouble", async () => {
    const { port } = await listen({
      onRcptTo({ address }, _session, done) {
        const [, code] = /^(\d{3})@/.exec(address) ?? [];
        if (code === undefined) return done();
        return done(Object.assign(new Error("no"), { responseCode: Number(code) }));
      },
    });
    const send = connect(`smtp://127.0.0.1:${port}`);
    await expect(send({ ...letter, recipient: "550@example.org" })).rejects.toBeInstanceOf(MailRefused);
    await expect(send({ ...letter, recipient: "451@example.org" })).rejects.not.toBeInstanceOf(MailRefused);
    await send({ ...letter, recipient: "ada@example.org" });
  });

  test("is tried again when nobody listens, or our password is wrong", async () => {
    const nobody = connect("smtp://127.0.0.1:1");
    await expect(nobody({ ...letter, recipient: "ada@example.org" })).rejects.not.toBeInstanceOf(MailRefused);
    const { port } = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error("Wrong."), { responseCode: 535 })),
    });
    const send = connect(`smtp://user:wrong@127.0.0.1:${port}`);
    await expect(send({ ...letter, recipient: "ada@example.org" })).rejects.not.toBeInstanceOf(MailRefused);
  });
});

describe("[ACC-4] the loop of the mails", () => {
  test("looks at once, again when it is nudged, and until there is nothing left", async () => {
    let looks = 0;
    let waiting = 3;
    const loop = startMailLoop(async () => {
      looks += 1;
      if (waiting === 0) return 0;
      waiting -= 1;
      return 1;
    }, log);
    closing.push(() => loop.stop());
    await expect.poll(() => waiting).toBe(0);
    const before = looks;
    waiting = 2;
    loop.nudge();
    await expect.poll(() => waiting).toBe(0);
    expect(looks).toBeGreaterThan(before);
  });

  test("finds a mail whose transaction ends only after the nudge", async () => {
    let committed = false;
    let sent = 0;
    const loop = startMailLoop(async () => {
      if (!committed || sent > 0) return 0;
      sent += 1;
      return 1;
    }, log);
    closing.push(() => loop.stop());
    loop.nudge();
    setTimeout(() => (committed = true), 20);
    await expect.poll(() => sent).toBe(1);
  });

  test("survives a database that is away, and stops only when what it sends is sent", async () => {
    let looks = 0;
    let finished = false;
    const loop = startMailLoop(async () => {
      looks += 1;
      if (looks === 1) throw new Error("away");
      await new Promise((done) => setTimeout(done, 50));
      finished = true;
      return 0;
    }, createLog("error"));
    await expect.poll(() => looks).toBe(1);
    loop.nudge();
    await expect.poll(() => looks).toBe(2);
    await loop.stop();
    expect(finished).toBe(true);
  });
});
