// Before a tournament on one screen: who plays, in which order, and how.
import { useSignal } from "@preact/signals";
import { CHARACTER_IDS, isCharacterId } from "@transcendence/game";
import { swissRounds } from "@transcendence/tournament";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { Avatar } from "../../../people/avatar.tsx";
import { computerName } from "../../../people/computers.ts";
import { Button } from "../../../ui/button.tsx";
import { Select, TextInput } from "../../../ui/field.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { MatchOptions } from "../../match-options/match-options.tsx";
import { matchOptions } from "../../match-options/options.ts";
import { forgetLocalTournament, keepLocalTournament } from "./kept.ts";
import {
  addAlias,
  addComputer,
  type Added,
  begin,
  countMatches,
  type Draft,
  LOCAL_FORMATS,
  type LocalFormat,
  mostGroups,
  movePlayer,
  PLAYERS,
  removePlayer,
  shufflePlayers,
} from "./model.ts";
import "./local.css";

/** The key of a format's words. An arena is never played here. */
export function formatKey({ format }: Pick<Draft["plan"], "format">): "single" | "double" | "roundRobin" | "swiss" {
  if (format === "arena") return "single";
  return format === "round-robin" ? "roundRobin" : format;
}

export function Setup({ draft }: { readonly draft: Draft }) {
  const { local } = tt.value;
  const tooFew = useSignal(false);
  const start = () => {
    tooFew.value = draft.players.length < PLAYERS.min;
    if (tooFew.value) return;
    forgetLocalTournament(); // whatever was left of the one before
    keepLocalTournament(begin(draft, matchOptions.peek()));
  };
  return (
    <Page title={local.title} lead={local.lead}>
      <Section title={local.players} description={local.playersText}>
        <AddPlayer draft={draft} />
        <Players draft={draft} />
      </Section>
      <Section title={local.format} description={local.about[formatKey(draft.plan)]}>
        <Format draft={draft} />
      </Section>
      <Section title={local.match}>
        <MatchOptions />
        {tooFew.value && (
          <p class="field-error" role="alert">
            {local.tooFew}
          </p>
        )}
        <Button variant="primary" large onClick={start}>
          {local.start}
        </Button>
      </Section>
    </Page>
  );
}

function AddPlayer({ draft }: { readonly draft: Draft }) {
  const { local } = tt.value;
  const form = useRef<HTMLFormElement>(null);
  const alias = useSignal("");
  const problem = useSignal<string | undefined>(undefined);
  const take = (added: Added): boolean => {
    problem.value = added.ok ? undefined : local.problems[added.problem];
    if (added.ok) keepLocalTournament(added.draft);
    return added.ok;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (alias.value.trim() !== "" && take(addAlias(draft, alias.value))) alias.value = "";
    form.current?.querySelector("input")?.focus();
  };
  const left = CHARACTER_IDS.filter((id) => !draft.players.some(({ character }) => character === id));
  return (
    <>
      <form ref={form} class="entry-form" onSubmit={submit}>
        <TextInput
          label={local.alias}
          error={problem.value}
          value={alias.value}
          autoComplete="off"
          onInput={(event) => (alias.value = event.currentTarget.value)}
        />
        <Button type="submit">{local.add}</Button>
      </form>
      <Select
        label={local.addComputer}
        value=""
        options={[{ value: "", label: local.choose }, ...left.map((id) => ({ value: id, label: computerName(id) }))]}
        onChange={(chosen) => void (isCharacterId(chosen) && take(addComputer(draft, chosen)))}
      />
    </>
  );
}

function Players({ draft }: { readonly draft: Draft }) {
  const { local } = tt.value;
  const { players } = draft;
  const focus = useRef<string | null>(null); // a row that moves loses it
  useLayoutEffect(() => {
    if (focus.current !== null) document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  const move = (id: string, by: 1 | -1) => {
    const [button, other] = by === 1 ? ["down", "up"] : ["up", "down"];
    const place = players.findIndex((player) => player.id === id) + by;
    const isAtEnd = place === 0 || place === players.length - 1;
    focus.current = `${isAtEnd ? other : button}-${id}`;
    keepLocalTournament(movePlayer(draft, id, by));
  };
  const remove = (id: string) => {
    const place = players.findIndex((player) => player.id === id);
    const next = players[place + 1] ?? players[place - 1];
    if (next) focus.current = `remove-${next.id}`;
    keepLocalTournament(removePlayer(draft, id));
  };
  return (
    <>
      <output class="entry-count">
        <span key={players.length}>{local.entered({ count: players.length })}</span>
      </output>
      {players.length > 0 && (
        <ol class="entries">
          {players.map(({ id, name, character }, place) => (
            <li key={id}>
              <span class="entry-place">{place + 1}</span>
              <span class="entry-name">
                {character && <Avatar player={character} />}
                <span translate={false}>{name}</span>
                {character && <small>{local.computer}</small>}
              </span>
              <Button
                id={`up-${id}`}
                variant="quiet"
                aria-label={local.moveUp({ name })}
                disabled={place === 0}
                onClick={() => move(id, -1)}
              >
                ↑
              </Button>
              <Button
                id={`down-${id}`}
                variant="quiet"
                aria-label={local.moveDown({ name })}
                disabled={place === players.length - 1}
                onClick={() => move(id, 1)}
              >
                ↓
              </Button>
              <Button
                id={`remove-${id}`}
                variant="quiet"
                aria-label={local.remove({ name })}
                onClick={() => remove(id)}
              >
                ×
              </Button>
            </li>
          ))}
        </ol>
      )}
      {players.length > 2 && (
        <Button onClick={() => keepLocalTournament(shufflePlayers(draft, Math.random))}>{local.shuffle}</Button>
      )}
    </>
  );
}

function Format({ draft }: { readonly draft: Draft }) {
  const { local } = tt.value;
  const { plan, players } = draft;
  const change = (changed: Partial<Draft["plan"]>) => keepLocalTournament({ ...draft, plan: { ...plan, ...changed } });
  const count = useMemo(() => (players.length < PLAYERS.min ? 0 : countMatches(draft)), [draft]);
  const groups = mostGroups(players.length);
  return (
    <>
      <RadioGroup<LocalFormat>
        legend={local.format}
        value={LOCAL_FORMATS.find((format) => format === plan.format) ?? "single"}
        options={LOCAL_FORMATS.map((value) => ({ value, label: tt.value.board.formats[formatKey({ format: value })] }))}
        onChange={(format) => change({ format })}
      />
      {plan.format === "single" && players.length > 3 && (
        <Switch label={local.third} checked={plan.thirdPlace} onChange={(thirdPlace) => change({ thirdPlace })} />
      )}
      {plan.format === "round-robin" && groups > 1 && (
        <Select
          label={local.groups}
          value={String(Math.min(plan.groups, groups))}
          options={Array.from({ length: groups }, (_, index) => ({
            value: String(index + 1),
            label: local.groupCount({ count: index + 1 }),
          }))}
          onChange={(chosen) => change({ groups: Number(chosen) })}
        />
      )}
      {plan.format === "swiss" && players.length > 3 && (
        <Select
          label={local.rounds}
          value={String(plan.rounds)}
          options={[
            { value: "0", label: local.enoughRounds({ count: swissRounds(players.length) }) },
            ...Array.from({ length: players.length - 1 }, (_, index) => String(index + 1)).map((value) => ({
              value,
              label: value,
            })),
          ]}
          onChange={(chosen) => change({ rounds: Number(chosen) })}
        />
      )}
      {count > 0 && (
        <p class="entry-count" key={count}>
          {local.formatText({ count })}
        </p>
      )}
    </>
  );
}
