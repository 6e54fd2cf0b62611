// A name for here, like the one they have there: of letters that a name may have, and nobody else's.
import type { Database } from "@transcendence/database";
import { DisplayName, NAME_MAX } from "@transcendence/protocol";
import { safeParse } from "valibot";
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
    const name = `${wished[0].slice(0, NAME_MAX - 2)} ${number}`;
    if (await isFree(database, name, userId)) return name;
  }
  return guestName(RANDOM);
}

/** Null: nothing of it can be a name here. */
export function asName(text: string): string | null {
  const plain = text
    .normalize("NFC")
    .replace(/@.*$/u, "") // of an address, who it is
    .replace(/[^\p{L}\p{N} \-_.']+/gu, " ")
    .replace(/([ \-_.'])[ \-_.']+/gu, "$1")
    .replace(/^[ \-_.']+/u, "")
    .slice(0, NAME_MAX)
    .replace(/[ \-_.']+$/u, "");
  const parsed = safeParse(DisplayName, plain);
  return parsed.success ? parsed.output : null;
}

async function isFree(database: Database, name: string, userId: string | null): Promise<boolean> {
  if (!safeParse(DisplayName, name).success) return false;
  try {
    await requireFreeName(database, name, userId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
