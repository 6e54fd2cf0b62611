// What stands over an open conversation: its name and, of two people, the way to the other one's page and to a match with them.
import { t } from "../../i18n/index.ts";
import { PersonName } from "../../people/person-name.tsx";
import { askToChallenge } from "../../state/challenge.ts";
import { Button } from "../../ui/button.tsx";
import { openName } from "./chat-view.tsx";
import { findMine, memberId } from "./model/channels.ts";

/** The other one of a direct conversation, if they are a member still. */
function otherOf(channel: string) {
  const other = findMine(channel)?.other ?? null;
  return other?.kind === "member" ? other : null;
}

export function ConversationTitle({ channel }: { readonly channel: string }) {
  const other = otherOf(channel);
  return other === null ? <>{openName(channel)}</> : <PersonName player={other} />;
}

export function ConversationChallenge({
  channel,
  quiet = false,
}: {
  readonly channel: string;
  readonly quiet?: boolean;
}) {
  const other = otherOf(channel);
  if (other === null || memberId.value === null) return null;
  return (
    <Button variant={quiet ? "quiet" : "plain"} onClick={() => askToChallenge(other)}>
      {t.value.common.challenge}
    </Button>
  );
}
