import { onlineFriends } from "../data/friends-online.ts";
import { formatWhen } from "../i18n/index.ts";
import { pt } from "../i18n/people/index.ts";
import { Ball } from "../ui/ball.tsx";

/** Where a friend is: online, in a match, or since when they have been away. */
export function PersonStatus({ id, seenAt }: { readonly id: string; readonly seenAt?: string | null }) {
  const { status: words } = pt.value;
  const status = onlineFriends.value.get(id)?.status ?? null;
  const away = seenAt ? words.since({ when: formatWhen(seenAt) }) : words.offline;
  return (
    <span class="person-status">
      <Ball presence={status === null ? "away" : "here"} />
      <span>{status === null ? away : words[status.state]}</span>
    </span>
  );
}
