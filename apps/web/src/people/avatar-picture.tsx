import { avatarPath, computerPlayer } from "@transcendence/protocol";
import { AVATAR_GRID, drawAvatar } from "@transcendence/protocol/avatar-drawing";
import { useMemo } from "preact/hooks";
import type { AvatarProps } from "./avatar.tsx";

/** The picture that they uploaded, or blocks that follow from their id, in the colours of the theme. */
export function AvatarPicture({ player, size = 24 }: AvatarProps) {
  const { id, kind, avatar } = typeof player === "string" ? computerPlayer(player) : player;
  const drawing = useMemo(() => drawAvatar({ id, kind }), [id, kind]);
  if (avatar !== undefined)
    return <img src={avatarPath(avatar, size === 128 ? 256 : 64)} alt="" width={size} height={size} decoding="async" />;
  return (
    <svg class={`avatar-${drawing.colour}`} viewBox={`0 0 ${AVATAR_GRID} ${AVATAR_GRID}`} shape-rendering="crispEdges">
      <path class="avatar-body" d={drawing.body} />
      <path class="avatar-light" d={drawing.light} />
    </svg>
  );
}
