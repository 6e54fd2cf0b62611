// Members whose name begins as typed.
import { useSignal } from "@preact/signals";
import { type FoundPerson, NAME_MAX, type Relation } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { toastError, useAction } from "../../data/action.ts";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { onLive } from "../../data/live.ts";
import { pt } from "../../i18n/people/index.ts";
import { peopleApi } from "../../people/people-api.ts";
import { Button } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { ChallengeButton, Rows } from "./people-rows.tsx";

const PAUSE_MS = 250; // after the last key

export function PeopleSearch() {
  const words = pt.value.friends;
  const typed = useSignal("");
  const found = useSignal<readonly FoundPerson[] | null>(null);
  const error = useSignal<ErrorCode | null>(null);
  const like = typed.value.trim();
  useEffect(() => {
    if (like === "") return void (found.value = null);
    let isOver = false;
    const search = async () => {
      const answer = await peopleApi.search(like);
      if (isOver) return; // something else was typed meanwhile
      error.value = answer.ok ? null : answer.error;
      found.value = answer.ok ? answer.value.people : null;
    };
    const timer = setTimeout(() => void search(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [like]);
  useEffect(() => onLive((message) => message.type === "relation" && change(message.player.id, message)), []);

  const change = (id: string, { friendship, isBlocked }: Relation) =>
    (found.value = found.value?.map((row) => (row.player.id === id ? { ...row, friendship, isBlocked } : row)) ?? null);
  return (
    <search class="people-search">
      <TextInput
        label={words.name}
        value={typed.value}
        maxLength={NAME_MAX}
        autoComplete="off"
        error={error.value ? errorText(error.value) : undefined}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <output class={found.value?.length === 0 ? "people-none" : "hidden"}>
        {found.value &&
          (found.value.length === 0 ? words.nobody({ name: like }) : words.found({ count: found.value.length }))}
      </output>
      {found.value && <Rows people={found.value}>{(row) => <Found row={row} onChange={change} />}</Rows>}
    </search>
  );
}

interface FoundProps {
  readonly row: FoundPerson;
  readonly onChange: (id: string, relation: Relation) => void;
}

function Found({ row: { player, friendship, isBlocked }, onChange }: FoundProps) {
  const words = pt.value;
  const befriend = useAction(() => peopleApi.befriend(player.id), {
    onDone: (relation) => onChange(player.id, relation),
    onError: toastError,
  });
  if (isBlocked) return <span class="people-when">{words.friends.isBlocked}</span>;
  const text = friendship === "incoming" ? words.actions.accept : words.actions.befriend;
  return (
    <span class="people-answers">
      {friendship === "friends" && <span class="people-when">{words.friends.isFriend}</span>}
      {friendship === "outgoing" && <span class="people-when">{words.friends.isAsked}</span>}
      {(friendship === "none" || friendship === "incoming") && (
        <Button
          busy={befriend.running.value !== null}
          aria-label={`${text}: ${player.name}`}
          onClick={() => void befriend.run()}
        >
          {text}
        </Button>
      )}
      <ChallengeButton player={player} />
    </span>
  );
}
