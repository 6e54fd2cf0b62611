// The mails of an arena that has nobody to carry them: this machine may read them there. A real mail server is in mail-server.ts.
import { ask, connect, valueOf } from "@transcendence/client";
import type { MailboxLetter } from "@transcendence/protocol";
import { waitUntil } from "./wait-until.ts";

/** The mail of this subject that came last to this address, once it has come. */
export function letterTo(arenaUrl: string, address: string, subject: string): Promise<MailboxLetter> {
  const { mailbox } = connect(arenaUrl).routes;
  return waitUntil(async () => {
    const { mails } = valueOf(await ask(mailbox.$get()));
    return mails.find((letter) => letter.to === address && letter.subject === subject); // the newest come first
  }, `a mail "${subject}" to ${address}`);
}

/** What stands behind the # of the link that a mail asks to open. */
export function tokenIn({ text }: MailboxLetter): string {
  const [, token] = /https?:\/\/\S+#(\S+)/.exec(text) ?? [];
  if (token === undefined) throw new Error(`no link in: ${text}`);
  return token;
}
