// A list of people: who, and what each list adds.
import type { Player } from "@transcendence/protocol";
import type { ComponentChildren } from "preact";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { PersonName } from "../../people/person-name.tsx";
import { askToChallenge } from "../../state/challenge.ts";
import { Button } from "../../ui/button.tsx";

interface RowsProps<Row> {
  readonly people: readonly Row[];
  readonly children: (row: Row) => ComponentChildren;
}

export function Rows<Row extends { readonly player: Player }>({ people, children }: RowsProps<Row>) {
  if (people.length === 0) return null;
  return (
    <ul class="people">
      {people.map((row) => (
        <li key={row.player.id}>
          <Avatar player={row.player} />
          <strong>
            <PersonName player={row.player} />
          </strong>
          {children(row)}
        </li>
      ))}
    </ul>
  );
}

export function ChallengeButton({ player }: { readonly player: Player }) {
  const text = t.value.common.challenge;
  return (
    <Button aria-label={`${text}: ${player.name}`} onClick={() => askToChallenge(player)}>
      {text}
    </Button>
  );
}
