// Mails leave by SMTP, as soon as they are in the outbox, and are tried again for as long as they have to be.
import { setTimeout as pause } from "node:timers/promises";
import { type Log, MailRefused, type SendMail } from "@transcendence/api";
import type { MailConfig } from "@transcendence/env";
import { createTransport } from "nodemailer";

export interface Smtp {
  readonly send: SendMail;
  readonly close: () => void;
}

export function smtp({ url, from }: MailConfig): Smtp {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000, // ms, as those below
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.split("@")[1];
  return {
    async send({ id, recipient, subject, text, html }) {
      // The same id at each attempt: a mail that was taken twice is shown once.
      const messageId = `<${id}@${domain}>`;
      const headers = { "Auto-Submitted": "auto-generated" }; // no answers of those on holiday
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: recipient },
          subject,
          text,
          html,
          messageId,
          headers,
        });
      } catch (error) {
        throw isForGood(error) ? new MailRefused(error.message, { cause: error }) : error;
      }
    },
    close: () => transport.close(),
  };
}

/** A refusal of this recipient or this mail; of us (535, a wrong password) may be mended by the host. */
function isForGood(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }; // as nodemailer has them
  return (code === "EENVELOPE" || code === "EMESSAGE") && typeof responseCode === "number" && responseCode >= 500;
}

const IDLE_MS = 10_000; // for what other instances left, and what failed before
const LOOKS_MS = [40, 1000]; // after a nudge: the transaction that holds the mail ends a moment later, or, when all is slow, two

export interface MailLoop {
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
}

/** `deliver`: sends what is due and tells how many that were. Push messages leave in the same way. */
export function startMailLoop(deliver: () => Promise<number>, log: Log, outbox: "mail" | "push" = "mail"): MailLoop {
  const stopping = new AbortController();
  let asleep = new AbortController();
  let looks: readonly number[] = []; // when

  const sleep = async () => {
    const now = performance.now();
    looks = looks.filter((at) => at > now);
    asleep = new AbortController();
    const signal = AbortSignal.any([asleep.signal, stopping.signal]);
    await pause(Math.min(now + IDLE_MS, ...looks) - now, undefined, { signal }).catch(() => {});
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await deliver().catch((error: unknown) => {
        log.warn("outbox.read_failed", { outbox, error });
        return 0;
      });
      if (count === 0) await sleep();
    }
  };
  const running = run();
  return {
    nudge() {
      looks = [...looks, ...LOOKS_MS.map((ms) => performance.now() + ms)];
      asleep.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
