// What has happened, the latest first: everybody can see what was decided, and when.
import type { LogLine, TournamentView } from "@transcendence/protocol";
import { tt } from "../../i18n/tournament/index.ts";
import { timeOfDay } from "./time.ts";
import { nameOf } from "./tournament-model.ts";

const SHOWN = 200;

export function Log({ view }: { readonly view: TournamentView }) {
  const { tournaments } = tt.value;
  const lines = view.log.slice(-SHOWN).toReversed();
  return (
    <details class="cup-part cup-log">
      <summary>{tournaments.logTitle}</summary>
      <ol>
        {lines.map((line, place) => (
          <li key={view.log.length - place}>
            <time dateTime={new Date(line.atMs).toISOString()}>{timeOfDay(line.atMs)}</time> {textOf(line, view)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function textOf({ kind, entry, other, score, by }: LogLine, view: TournamentView): string {
  const { log, former } = tt.value.tournaments;
  const called = (id: string | undefined) =>
    nameOf(
      view.entries.find((each) => each.id === id),
      former,
    );
  const [name, rival] = [called(entry), called(other)];
  const acts = by === "moderator" ? log.moderator : log;
  switch (kind) {
    case "entered":
    case "removed":
      return acts[kind]({ name });
    case "withdrew":
    case "missed":
      return log[kind]({ name });
    case "played":
      return log.played({ name, other: rival, won: score?.[0] ?? 0, lost: score?.[1] ?? 0 });
    case "walkover":
    case "nobody_came":
      return log[kind]({ name, other: rival });
    case "decided":
      return acts.decided({ name, other: rival });
    case "started":
    case "replayed":
    case "paused":
    case "resumed":
    case "cancelled":
      return acts[kind];
    case "created":
    case "too_few":
    case "finished":
      return log[kind];
  }
}
