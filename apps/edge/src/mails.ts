// Mails from the edge: SMTP over a socket of the runtime. A mail that fails waits in the outbox for the cron trigger.
import { MailRefused, type SendMail } from "@transcendence/api";
import { type MailConfig, smtpServer } from "@transcendence/env";
import { LogLevel, WorkerMailer } from "worker-mailer";

const PATIENCE_MS = 20_000;

export function smtpFromEdge({ url, from }: MailConfig): SendMail {
  const { host, port, secure, credentials } = smtpServer(url);
  return async ({ id, recipient, subject, text, html }) => {
    const mailer = await WorkerMailer.connect({
      host,
      port,
      secure,
      startTls: !secure,
      ...(credentials && { credentials, authType: ["plain", "login"] }),
      logLevel: LogLevel.NONE,
      socketTimeoutMs: PATIENCE_MS,
    });
    try {
      // The same id at each attempt: a mail that was sent twice is shown once.
      const headers = {
        "Message-ID": `<${id}@${from.address.split("@")[1]}>`,
        "Auto-Submitted": "auto-generated",
      };
      const sender = { email: from.address, ...(from.name !== "" && { name: from.name }) };
      await mailer.send({ from: sender, to: recipient, subject, text, html, headers });
    } catch (error) {
      throw isForGood(error) ? new MailRefused(error.message, { cause: error }) : error;
    } finally {
      await mailer.close();
    }
  };
}

/** Refused by the recipient's number, as the library writes it. */
function isForGood(error: unknown): error is Error {
  return error instanceof Error && /^(?:Invalid RCPT TO:|Failed send email body:).* 5\d\d[ -]/s.test(error.message);
}
