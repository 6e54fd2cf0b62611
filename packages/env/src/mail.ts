// How mails leave: by SMTP, or not at all.
import * as v from "valibot";

const SmtpUrl = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^smtps?:\/\/[^\s/]+(\/.*)?$/, "must be an address such as smtp://user:password@mail.example.org:587"),
  v.url("must be an address such as smtp://user:password@mail.example.org:587"),
);

const ADDRESS = "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-zA-Z0-9.-]{1,190}";
const FROM = new RegExp(`^(?:${ADDRESS}|[^<>"@\\r\\n,]{1,60} <${ADDRESS}>|<${ADDRESS}>)$`);
const From = v.pipe(
  v.string(),
  v.trim(),
  v.regex(FROM, "must be an address such as Transcendence <arena@pong.example.org>"),
);

export const MAIL_SETTINGS = {
  SMTP_URL: v.optional(SmtpUrl), // left out: no mails are sent
  SMTP_PASSWORD_FILE: v.optional(v.string()), // whose content is the password of SMTP_URL
  MAIL_FROM: v.optional(From),
};

const MailEnv = v.object(MAIL_SETTINGS);

export interface MailConfig {
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** Null: no mails are sent. */
export function mailOf({ SMTP_URL: url, MAIL_FROM: from }: v.InferOutput<typeof MailEnv>): MailConfig | null {
  if (url === undefined || from === undefined) return null;
  const [, name = "", address = ""] = /^(?:(.*) )?<?([^<> ]+)>?$/.exec(from) ?? [];
  return { url, from: { name, address } };
}

/** A sentence when one is given without the other. */
export function halfMail({ SMTP_URL, MAIL_FROM }: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) return ["MAIL_FROM is missing: SMTP_URL needs it."];
  if (MAIL_FROM !== undefined && SMTP_URL === undefined) return ["SMTP_URL is missing: MAIL_FROM needs it."];
  return [];
}

/** On the edge, where settings are not read at the door: null, too, when they are wrong. */
export function readMail(source: Readonly<Record<string, unknown>>): MailConfig | null {
  const parsed = v.safeParse(MailEnv, source);
  return parsed.success ? mailOf(parsed.output) : null;
}

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean; // TLS from the first byte
  readonly credentials: { readonly username: string; readonly password: string } | null;
}

/** The parts of an SMTP address. */
export function smtpServer(url: string): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:" || port === "465";
  const credentials =
    username === "" ? null : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { host: hostname, port: port === "" ? (secure ? 465 : 587) : Number(port), secure, credentials };
}
