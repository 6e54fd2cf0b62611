// What members tell of themselves: words, a country, a picture.
import { findProfile, updateProfile } from "@transcendence/database";
import { PICTURE_BYTES, type Profile, UpdateProfile } from "@transcendence/protocol";
import { COUNTRIES } from "@transcendence/protocol/countries";
import { readPictureHeader } from "@transcendence/protocol/picture-header";
import { Hono } from "hono";
import type { Deps, PreparedPicture } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { readUpload } from "../patience.ts";
import { changeAvatar } from "../pictures/avatars.ts";
import { limit } from "../rate-limit.ts";
import { validate } from "../validate.ts";

export function profileRoutes(deps: Deps) {
  return new Hono()
    .get("/profile", route(deps, { who: "member", does: "what I tell about myself" }), async (c) => {
      const { user } = c.get("session");
      return c.json(await requireProfile(deps, user.id), 200);
    })
    .patch(
      "/profile",
      route(deps, { who: "member", does: "change biography or country", errors: ["too_many_requests"] }),
      validate("json", UpdateProfile),
      async (c) => {
        const member = c.get("session");
        await limit(c, deps, "profiles", member.id);
        const changes = c.req.valid("json");
        if (changes.country && !COUNTRIES.includes(changes.country))
          throw new Refusal("bad_request", "country: there is no such country");
        await updateProfile(deps.database, member.user.id, changes);
        return c.json(await requireProfile(deps, member.user.id), 200);
      },
    )
    .put(
      "/avatar",
      route(deps, {
        who: "member",
        does: "upload a picture: the body is a PNG, JPEG or WebP of 2 MiB at most",
        errors: ["picture_invalid", "picture_animated", "too_many_requests"],
        upload: true,
      }),
      async (c) => {
        const member = c.get("session");
        await limit(c, deps, "pictures", member.id);
        const picture = await readPicture(deps, await readUpload(c, PICTURE_BYTES), member.user.id);
        const avatar = await changeAvatar(deps, member.user.id, picture);
        return c.json({ avatar } satisfies Pick<Profile, "avatar">, 200);
      },
    )
    .delete("/avatar", route(deps, { who: "member", does: "remove my picture" }), async (c) => {
      const { user } = c.get("session");
      const avatar = await changeAvatar(deps, user.id, null);
      return c.json({ avatar } satisfies Pick<Profile, "avatar">, 200);
    });
}

async function requireProfile(deps: Deps, userId: string): Promise<Profile> {
  const profile = await findProfile(deps.database, userId);
  if (profile === null) throw new Refusal("members_only", "This needs an account.");
  return profile;
}

/** Nothing is decoded before its header has told how large it will be. */
async function readPicture({ pictures }: Deps, bytes: Uint8Array, userId: string): Promise<PreparedPicture> {
  const header = readPictureHeader(bytes);
  if (header.state === "animated") throw new Refusal("picture_animated", "Only pictures that stand still are taken.");
  if (header.state === "unknown") throw new Refusal("picture_invalid", "This is no PNG, JPEG or WebP.");
  if (Math.max(header.width, header.height) > pictures.maxSide)
    throw new Refusal("picture_invalid", `A picture may be ${pictures.maxSide} pixels wide and high at most.`);
  const prepared = await pictures.prepare(bytes, userId);
  if (prepared === "busy") throw new Refusal("unavailable", "Many pictures at once. Try again in a moment.", 5);
  if (prepared === null) throw new Refusal("picture_invalid", "This picture cannot be read.");
  return prepared;
}
