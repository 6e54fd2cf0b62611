// Pictures by their hash: public, and never changed under the same address.
import { AVATAR_SIZES, AvatarHash, Id } from "@transcendence/protocol";
import { avatarSvg } from "@transcendence/protocol/avatar-drawing";
import { Hono } from "hono";
import { is } from "valibot";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { route } from "../http/route.ts";
import { fileOf } from "../pictures/avatars.ts";

const FOREVER = "public, max-age=31536000, immutable";

export function avatarRoutes(deps: Deps) {
  return new Hono()
    .get(
      "/drawn/:id",
      route(deps, { who: "anyone", does: "the drawing for somebody without a picture, as SVG", errors: ["not_found"] }),
      (c) => {
        const id = c.req.param("id");
        if (!is(Id, id)) throw noPicture();
        c.header("Cache-Control", "public, max-age=86400"); // until we draw them otherwise
        return c.body(avatarSvg({ id, kind: id.startsWith("computer") ? "computer" : "member" }), 200, {
          "Content-Type": "image/svg+xml",
        });
      },
    )
    .get(
      "/:hash/:size",
      route(deps, { who: "anyone", does: "an uploaded picture as WebP, 64 or 256 px", errors: ["not_found"] }),
      async (c) => {
        const { hash, size: wanted } = c.req.param();
        const size = AVATAR_SIZES.find((each) => String(each) === wanted);
        if (!is(AvatarHash, hash) || size === undefined) throw noPicture();
        const bytes = await deps.files.get(deps.database, fileOf(hash, size));
        if (bytes === null) throw noPicture();
        c.header("Cache-Control", FOREVER);
        return c.body(new Uint8Array(bytes), 200, { "Content-Type": "image/webp" }); // a copy: the driver's buffer is a window
      },
    );
}

function noPicture(): Refusal {
  return new Refusal("not_found", "There is no such picture.");
}
