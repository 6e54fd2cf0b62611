// A mail server that takes everything and keeps it for the test to read.
import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { waitUntil } from "./wait-until.ts";

export interface Received {
  readonly to: readonly string[];
  readonly mail: Email;
}

export class MailServer {
  readonly #server: SMTPServer;
  readonly #received: { readonly to: readonly string[]; readonly bytes: Buffer }[] = [];
  #port = 0;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          this.#received.push({ to: envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
          done();
        });
      },
    });
  }

  static async open(): Promise<MailServer> {
    const mails = new MailServer();
    const listening = mails.#server.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const address = listening.address();
    mails.#port = typeof address === "object" && address !== null ? address.port : 0;
    return mails;
  }

  /** Of an arena that sends its mails here. */
  get settings(): Readonly<Record<string, string>> {
    return { SMTP_URL: `smtp://127.0.0.1:${this.#port}`, MAIL_FROM: "Transcendence <arena@pong.example>" };
  }

  /** The mail of this subject that came last to this address, once it has come. */
  async mailTo(address: string, subject: string): Promise<Email> {
    let found: Email | undefined;
    await waitUntil(async () => {
      const mine = this.#received.filter(({ to }) => to.includes(address));
      const mails = await Promise.all(mine.map(({ bytes }) => PostalMime.parse(bytes)));
      found = mails.findLast((mail) => mail.subject === subject);
      return found !== undefined;
    }, `a mail "${subject}" to ${address}`);
    return found!; // waited for
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.#server.close(done));
  }
}

/** The link that a mail asks to open: the same in its text and in its HTML. */
export function linkIn(mail: Email): string {
  const [link = ""] = /https?:\/\/\S+#\S+/.exec(mail.text ?? "") ?? [];
  if (!mail.html?.includes(`href="${link}"`)) throw new Error(`no such link in the HTML: ${link}`);
  return link;
}
