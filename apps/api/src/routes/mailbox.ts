// The development mailbox: where nobody carries mails, whoever sits at this machine reads them here.
import { listMails } from "@transcendence/database";
import type { MailboxLetter, MailDelivery } from "@transcendence/protocol";
import type { Context } from "hono";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";

const SHOWN = 50;
const FORWARDED = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];
const HERE = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

export function mailboxRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/delivery",
      route(deps, { who: "anyone", does: "what becomes of an email: sent, shown in the mailbox here, or nothing" }),
      (c) => c.json({ delivery: deliveryTo(c, deps) }, 200),
    )
    .get(
      "/",
      route(deps, {
        who: "anyone",
        does: "emails that no server sends, for whoever sits at this machine; not found where they are sent, or from elsewhere",
        errors: ["not_found"],
      }),
      async (c) => {
        if (!isOpen(c, deps)) throw new Refusal("not_found", "There is nothing at this address.");
        const mails = (await listMails(deps.database, SHOWN)).map(
          ({ id, recipient, subject, text, createdAt }): MailboxLetter => ({
            id,
            to: recipient,
            subject,
            text,
            createdAt: createdAt.toISOString(),
          }),
        );
        return c.json({ mails }, 200);
      },
    );
}

function deliveryTo(c: Context, deps: Deps): MailDelivery {
  return deps.mail.carries ? "sent" : isOpen(c, deps) ? "mailbox" : "none";
}

/** Its mails open accounts: so it is for an arena that calls itself localhost, is asked as such, and by this machine. */
function isOpen(c: Context, deps: Deps): boolean {
  const address = deps.clientAddress(c).replace(/^::ffff:/, "");
  const isNear = address === "" || HERE.has(address); // none: the edge's own development server
  const names = [new URL(deps.publicUrl).hostname, new URL(c.req.url).hostname];
  const isForwarded = FORWARDED.some((name) => c.req.header(name) !== undefined); // by a proxy that hides who asks
  return !deps.mail.carries && isNear && !isForwarded && names.every((name) => HERE.has(name));
}
