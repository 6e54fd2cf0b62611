// What is stored about somebody, as they are told it.
import { listMailsTo, readStoredData } from "@transcendence/database";
import type { StoredData } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { wireAddress } from "../email.ts";
import { Refusal } from "../errors.ts";

export async function storedAbout(deps: Deps, userId: string): Promise<StoredData> {
  const { database, publicUrl } = deps;
  const stored = await readStoredData(database, userId);
  if (stored === null) throw new Refusal("unauthenticated", "There is no such person any more.");
  const addresses = [stored.account?.email ?? null, ...stored.mailLinks.map(({ email }) => email)];
  const recipients = new Set(addresses.flatMap((address) => (address === null ? [] : [wireAddress(address)])));
  const { account } = stored;
  const avatar = account?.avatar ? `${publicUrl}/api/avatars/${account.avatar}/256` : null;
  return plain({
    madeAt: new Date(deps.clock()),
    site: new URL(publicUrl).host,
    ...stored,
    account: account && { ...account, avatar },
    mails: await listMailsTo(database, [...recipients]),
    matches: stored.matches.map((match) => ({
      ...match,
      replay: match.replayTicks === null ? null : `${publicUrl}/api/matches/${match.id}/replay`,
    })),
  });
}

type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Plain<Each>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** As it will be in JSON: moments are texts. */
function plain<T>(value: T): Plain<T> {
  return JSON.parse(JSON.stringify(value)) as Plain<T>; // that is what JSON does to these
}
