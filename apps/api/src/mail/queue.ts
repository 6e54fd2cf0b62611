// Mails are written into the outbox in the transaction of what they tell of, and sent afterwards: see deliver.ts.
import { type Database, insertMail, removeMailsBefore } from "@transcendence/database";
import { LANGUAGES, type Language } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { wireAddress } from "../email.ts";
import { newId } from "../random.ts";
import { type MailContent, writeLetter } from "./content.ts";
import { footOf, type MailName, type MailValues, TEMPLATES } from "./templates.ts";

const UNCARRIED_MS = 86_400_000; // what nobody carries lies in the development mailbox for a day

/** Which mail, and what stands in it: `{ template: "verifyEmail", values: { name, link } }`. */
export type Mail = {
  readonly [Name in MailName]: { readonly template: Name; readonly values: MailValues<Name> };
}[MailName];

export type Addressed = Mail & { readonly to: string; readonly language: string }; // as it is in `accounts.language`

/** `database`: the transaction in which that happens what the mail tells of. */
export async function queueMail(
  deps: Pick<Deps, "clock" | "publicUrl" | "mail">,
  database: Database,
  { to, language, ...mail }: Addressed,
): Promise<void> {
  const known = LANGUAGES.find((each) => each === language) ?? "en";
  const letter = writeLetter(contentOf(mail, known), footOf(known, new URL(deps.publicUrl).host), known);
  const now = deps.clock();
  if (!deps.mail.carries) await removeMailsBefore(database, new Date(now - UNCARRIED_MS));
  await insertMail(database, { id: newId(), recipient: wireAddress(to), language: known, ...letter }, new Date(now));
  deps.mail.nudge();
}

export function contentOf({ template, values }: Mail, language: Language): MailContent {
  // Each template goes with its own values, as `Mail` has it; the compiler cannot follow that through the table.
  const write = TEMPLATES[language][template] as (values: Mail["values"]) => MailContent;
  return write("name" in values ? { ...values, name: unlinked(values.name) } : values);
}

/** A name such as evil.example must not become a link in somebody's mail program: a word joiner stands after its dots. */
function unlinked(name: string): string {
  return name.replaceAll(".", ".\u2060");
}
