// What the site's features put into the menu on a name. Their code is fetched with the press.
import { t } from "../i18n/index.ts";
import { pt } from "../i18n/people/index.ts";
import { addPersonEntry } from "../people/person-entries.ts";
import { askToChallenge } from "../state/challenge.ts";

export function addPersonEntries(): void {
  addPersonEntry({
    id: "challenge",
    label: () => t.value.common.challenge,
    isFor: (person, _, me) => person.kind === "member" && me.kind === "member",
    run: (person) => askToChallenge(person),
  });
  addPersonEntry({
    id: "message",
    label: () => pt.value.actions.message,
    isFor: (person, _, me) => person.kind === "member" && me.kind === "member",
    async run({ id }, route) {
      const { openConversation } = await import("../features/chat/open-conversation.ts");
      await openConversation(id, route);
    },
  });
}
