// A name for here, like the one they have there: of letters that a name may have, and nobody else's.
import type { Database } from "@transcendence/database";
import { checkName, NAME_LENGTH, NAME_MAX, nameLike } from "@transcendence/protocol";
import { Refusal } from "../errors.ts";
import { guestName } from "../guest-names.ts";
import { requireFreeName } from "../names.ts";
import { RANDOM } from "../random.ts";

const TRIES = 9;

export async function suggestName(
  database: Database,
  wishes: readonly string[],
  userId: string | null,
): Promise<string> {
  const wished = wishes.map(asName).filter((name) => name !== null);
  for (const name of wished) if (await isFree(database, name, userId)) return name;
  for (let number = 2; number <= TRIES && wished[0] !== undefined; number++) {
    const name = nameLike(
      Array.from(wished[0])
        .slice(0, NAME_MAX - 2)
        .join(""),
      NAME_LENGTH,
    );
    if (name !== null && (await isFree(database, `${name} ${number}`, userId))) return `${name} ${number}`;
  }
  return guestName(RANDOM);
}

/** Null: nothing of it can be a name here. Of an address, who it is. */
export function asName(text: string): string | null {
  return nameLike(text.replace(/@.*$/su, ""), NAME_LENGTH);
}

async function isFree(database: Database, name: string, userId: string | null): Promise<boolean> {
  if (!checkName(name, NAME_LENGTH).ok) return false;
  try {
    await requireFreeName(database, name, userId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
