// What the organiser may do, and the site's moderators in their place, below what everybody sees.
import { useSignal } from "@preact/signals";
import { CHARACTER_IDS, type CharacterId } from "@transcendence/game";
import { computerId, computerPlayer, type TournamentSummary, type TournamentView } from "@transcendence/protocol";
import { pairingsOf, playersOf } from "@transcendence/tournament";
import { useAction } from "../../data/action.ts";
import { ActionError } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { roundName } from "../tournament/board/round-names.ts";
import { playedRound } from "../tournament/board/view.ts";
import { Invitations } from "./invitations.tsx";
import { type Entry, nameOf, type TournamentModel } from "./tournament-model.ts";
import { tournamentsApi } from "./tournaments-api.ts";

interface OrganiseProps {
  readonly model: TournamentModel;
  readonly view: TournamentView;
  readonly id: string;
}

interface WholeProps extends Omit<OrganiseProps, "id"> {
  readonly summary: TournamentSummary;
  readonly isOrganiser: boolean; // else one of the site's moderators
}

export function Organise({ model, view, summary, isOrganiser }: WholeProps) {
  const { organise } = tt.value.tournaments;
  const { id } = summary;
  const cancelling = useSignal(false);
  const onDone = model.load;
  const start = useAction(() => tournamentsApi.start(id), { onDone });
  const pause = useAction(() => (view.paused ? tournamentsApi.resume(id) : tournamentsApi.pause(id)), { onDone });
  const cancel = useAction(() => tournamentsApi.cancel(id), { onDone });
  const { phase } = view;
  if (phase === "finished" || phase === "cancelled") return null;
  return (
    <section class="cup-part cup-organise" aria-labelledby="organise">
      <h2 id="organise">{isOrganiser ? organise.title : organise.moderate}</h2>
      {!isOrganiser && <p class="field-hint">{organise.moderateText}</p>}
      <div class="cups-actions">
        {phase === "registration" && (
          <Button busy={start.running.value !== null} onClick={() => void start.run()}>
            {organise.start}
          </Button>
        )}
        {phase === "running" && (
          <Button busy={pause.running.value !== null} onClick={() => void pause.run()}>
            {view.paused ? organise.resume : organise.pause}
          </Button>
        )}
        <Button variant="quiet" onClick={() => (cancelling.value = true)}>
          {organise.cancel}
        </Button>
      </div>
      <ActionError action={start} />
      <ActionError action={pause} />
      <ActionError action={cancel} />
      <ConfirmDialog
        open={cancelling.value}
        title={organise.cancelSure}
        text={organise.cancelText}
        action={organise.cancel}
        onConfirm={async () => {
          await cancel.run();
          cancelling.value = false;
        }}
        onClose={() => (cancelling.value = false)}
      />
      {!summary.rated && view.entries.length < summary.places && mayEnter(summary, view) && (
        <AddComputer model={model} view={view} id={id} />
      )}
      {isOrganiser && summary.inviteOnly && <Invitations id={id} />}
      <Remove model={model} view={view} id={id} />
      {phase === "running" && <Disputes model={model} view={view} id={id} />}
    </section>
  );
}

function mayEnter({ plan }: TournamentSummary, { phase }: TournamentView): boolean {
  return phase === "registration" || plan.format === "swiss" || plan.format === "arena";
}

/** Each character once: which of them are not in yet. */
function AddComputer({ model, view, id }: OrganiseProps) {
  const { organise } = tt.value.tournaments;
  const chosen = useSignal<CharacterId | null>(null);
  const add = useAction((computer: CharacterId) => tournamentsApi.inviteComputer(id, computer), { onDone: model.load });
  const free = CHARACTER_IDS.filter((each) => !view.entries.some(({ player }) => player?.id === computerId(each)));
  const selected = free.find((each) => each === chosen.value) ?? free[0];
  if (selected === undefined) return null;
  return (
    <details>
      <summary>{organise.computers}</summary>
      <p class="field-hint">{organise.computersText}</p>
      <div class="cup-disputes">
        <Select
          label={organise.computer}
          value={selected}
          options={free.map((each) => ({ value: each, label: computerPlayer(each).name }))}
          onChange={(value) => (chosen.value = value)}
        />
        <Button busy={add.running.value !== null} onClick={() => void add.run(selected)}>
          {organise.addComputer}
        </Button>
      </div>
      <ActionError action={add} />
    </details>
  );
}

function Remove({ model, view, id }: OrganiseProps) {
  const { organise, former } = tt.value.tournaments;
  const asked = useSignal<Entry | null>(null);
  const remove = useAction((entry: string) => tournamentsApi.remove(id, entry), { onDone: model.load });
  const inside = view.entries.filter((entry) => !view.state?.out.includes(entry.id));
  return (
    <details>
      <summary>{organise.remove}</summary>
      <ul class="cup-removals">
        {inside.map((entry) => (
          <li key={entry.id}>
            <span translate={false}>{nameOf(entry, former)}</span>
            <Button variant="quiet" onClick={() => (asked.value = entry)}>
              {organise.remove}
            </Button>
          </li>
        ))}
      </ul>
      <ActionError action={remove} />
      <ConfirmDialog
        open={asked.value !== null}
        title={organise.removeSure({ name: nameOf(asked.value ?? undefined, former) })}
        text={organise.removeText}
        action={organise.remove}
        onConfirm={async () => {
          if (asked.value !== null) await remove.run(asked.value.id);
          asked.value = null;
        }}
        onClose={() => (asked.value = null)}
      />
    </details>
  );
}

/** A match that somebody complains about: another winner, or once more. */
function Disputes({ model, view, id }: OrganiseProps) {
  const { organise, former } = tt.value.tournaments;
  const chosen = useSignal("");
  const decide = useAction((pairing: string, winner: string) => tournamentsApi.decide(id, pairing, winner), {
    onDone: model.load,
  });
  const replay = useAction((pairing: string) => tournamentsApi.replay(id, pairing), { onDone: model.load });
  if (view.state === null) return null;
  const called = (entry: string) =>
    nameOf(
      view.entries.find((each) => each.id === entry),
      former,
    );
  const all = pairingsOf(view.state);
  const matches = all.filter((pairing) => playersOf(pairing).length === 2).toReversed(); // the latest are complained about
  const isDouble = view.state.plan.format === "double";
  const options = matches.map((pairing) => {
    const score = pairing.outcome?.score?.join(":");
    const round = pairing.stage === "arena" ? [] : [roundName(playedRound(all, pairing), isDouble)];
    const pair = playersOf(pairing).map(called).join(" – ");
    return { value: pairing.id, label: [...round, score === undefined ? pair : `${pair} (${score})`].join(" · ") };
  });
  const pairing = matches.find((each) => each.id === chosen.value) ?? matches[0];
  if (pairing === undefined) return null;
  return (
    <details
      onToggle={({ currentTarget }) => {
        chosen.value = currentTarget.open ? chosen.value || pairing.id : ""; // what is drawn meanwhile takes no place under a finger
      }}
    >
      <summary>{organise.disputes}</summary>
      <div class="cup-disputes">
        <Select
          label={organise.match}
          value={pairing.id}
          options={options}
          onChange={(value) => {
            chosen.value = value;
          }}
        />
        <div class="cups-actions">
          {playersOf(pairing).map((entry) => (
            <Button
              key={entry}
              busy={decide.running.value?.[1] === entry}
              onClick={() => void decide.run(pairing.id, entry)}
            >
              {organise.decide({ name: called(entry) })}
            </Button>
          ))}
          <Button busy={replay.running.value !== null} onClick={() => void replay.run(pairing.id)}>
            {organise.replay}
          </Button>
        </div>
        <ActionError action={decide} />
        <ActionError action={replay} />
      </div>
    </details>
  );
}
