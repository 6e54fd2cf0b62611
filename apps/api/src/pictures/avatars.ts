// The pictures of members: each is stored once, by the hash of its content, for as long as somebody has it.
import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import {
  type Database,
  dropUnusedAvatar,
  findUnusedAvatars,
  holdAvatar,
  lockAvatarOf,
  setAvatarOf,
} from "@transcendence/database";
import { AVATAR_SIZES, type AvatarSize } from "@transcendence/protocol";
import type { Deps, PreparedPicture } from "../deps.ts";
import { Refusal } from "../errors.ts";

const SWEEP_PICTURES = 100;

/** The name of a picture's file. Both parts were checked: a name can lead nowhere else. */
export function fileOf(hash: string, size: AvatarSize): string {
  return `avatars/${hash}-${size}.webp`;
}

/** Gives the member this picture, or none, and answers its hash. The one that they had goes when nobody else has it. */
export async function changeAvatar(
  deps: Pick<Deps, "database" | "files" | "clock">,
  userId: string,
  picture: PreparedPicture | null,
): Promise<string | null> {
  const hash = picture && encodeBase64urlNoPadding(sha256(picture[256]));
  await deps.database.transaction(async (tx) => {
    const before = await lockAvatarOf(tx, userId);
    if (before === undefined) throw new Refusal("members_only", "This needs an account.");
    if (before === hash) return;
    if (picture !== null && hash !== null) {
      await holdAvatar(tx, hash, new Date(deps.clock()));
      for (const size of AVATAR_SIZES) await deps.files.put(tx, fileOf(hash, size), picture[size]);
    }
    await setAvatarOf(tx, userId, hash);
    if (before !== null) await forget(tx, deps, before);
  });
  return hash;
}

/** Removes the pictures of members who are gone: to be called when somebody was deleted. */
export async function sweepAvatars(deps: Pick<Deps, "database" | "files">): Promise<void> {
  for (const hash of await findUnusedAvatars(deps.database, SWEEP_PICTURES)) {
    await deps.database.transaction((tx) => forget(tx, deps, hash));
  }
}

async function forget(tx: Database, { files }: Pick<Deps, "files">, hash: string): Promise<void> {
  if (!(await dropUnusedAvatar(tx, hash))) return;
  for (const size of AVATAR_SIZES) await files.remove(tx, fileOf(hash, size));
}
