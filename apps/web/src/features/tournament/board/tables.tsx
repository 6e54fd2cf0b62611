// Standings as tables: everybody against everybody, Swiss, arena.
import { type Pairing, pairingsByPlayer, type Standing } from "@transcendence/tournament";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import { type TournamentDrawing, isBye, isPlayerOf, playerAt } from "./view.ts";
import "./tables.css";

/** A part of a table, for a screen that nobody touches. */
export interface Part {
  readonly from: number; // rows, from 0
  readonly to: number;
  readonly brief: boolean; // without the single matches, for which there is no room
}

interface TableProps {
  readonly view: TournamentDrawing;
  readonly caption: string; // read out
  readonly part?: Part; // all of it, which scrolls, unless told
}

interface RankedTableProps extends TableProps {
  readonly standings: readonly Standing[];
  readonly heads: readonly ComponentChildren[]; // of the columns after rank and player
  readonly matches: number; // how many columns after the points are single matches
  readonly cells: (standing: Standing) => readonly ComponentChildren[];
}

const LONG = 40; // rows: more have a window of their own, so that the rest of the page is not far away

/** Once, when the table is first shown: later its reader has the last word. */
function useMineInSight(pane: { readonly current: HTMLElement | null }, isThere: boolean): void {
  useEffect(() => {
    const row = isThere ? pane.current?.querySelector<HTMLElement>(".ranking-mine") : null;
    if (pane.current && row)
      pane.current.scrollTop = row.offsetTop - (pane.current.clientHeight - row.offsetHeight) / 2;
  }, [isThere]);
}

/** Rank and player in front, then points, which a phone shows too; whatever a format counts after them. It scrolls sideways by itself, with the players in sight. */
function RankedTable({ view, caption, part, standings, heads, matches, cells }: RankedTableProps) {
  const { table } = tt.value.board;
  const shown = part ? standings.slice(part.from, part.to) : standings;
  const pane = useRef<HTMLElement>(null);
  const isLong = part === undefined && shown.length > LONG;
  useMineInSight(pane, isLong && shown.some(({ id }) => id === view.me));
  return (
    <section
      ref={pane}
      class={isLong ? "ranking-pane ranking-long" : "ranking-pane"}
      aria-label={part ? undefined : caption}
      tabIndex={part ? undefined : 0}
    >
      <table class="ranking">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="ranking-rank">
              <span class="hidden">{table.rank}</span>
              <span aria-hidden="true">#</span>
            </th>
            <th scope="col" class="ranking-name">
              {table.player}
            </th>
            {heads.map((head, place) => (
              <th key={place} scope="col" class={place > 0 && place <= matches ? "ranking-match" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((standing) => (
            <tr key={standing.id} class={standing.id === view.me ? "ranking-mine" : undefined}>
              <td class="ranking-rank" key={standing.rank}>
                {standing.rank}
              </td>
              <th scope="row" class="ranking-name">
                <Person view={view} standing={standing} />
              </th>
              {cells(standing).map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Person({ view, standing: { id, isOut } }: { readonly view: TournamentDrawing; readonly standing: Standing }) {
  const person = view.people[id];
  const name = person?.name ?? "";
  return (
    <>
      {person?.href === undefined ? (
        <span translate={false}>{name}</span>
      ) : (
        <a href={person.href} translate={false}>
          {name}
        </a>
      )}
      {isOut && <small> {tt.value.board.table.left}</small>}
    </>
  );
}

/** A number that may change. */
function figure(value: number): ComponentChildren {
  return <span key={value}>{value > 0 ? value : value === 0 ? 0 : `−${-value}`}</span>;
}

const numbers = (standing: Standing) => figure(standing.points);

/** Of one group, or of all. */
export function CrossTable({ view, caption, part, group = 0 }: TableProps & { readonly group?: number }) {
  const { table } = tt.value.board;
  const pairings = view.pairings.filter((pairing) => pairing.stage === "group" && pairing.group === group);
  const ids = playersIn(pairings);
  const standings = view.standings
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => b.points - a.points || compareTies(a, b) || a.rank - b.rank)
    .map((standing, place) => ({ ...standing, rank: place + 1 }));
  const rivals = part?.brief ? [] : standings;
  return (
    <RankedTable
      view={view}
      caption={caption}
      {...(part && { part })}
      standings={standings}
      matches={rivals.length}
      heads={[
        table.points,
        ...rivals.map(({ id, rank }) => (
          <span key={id} title={view.people[id]?.name}>
            <span class="hidden">{view.people[id]?.name}</span>
            <span aria-hidden="true">{rank}</span>
          </span>
        )),
        table.difference,
      ]}
      cells={(standing) => [
        <strong key={standing.points}>{numbers(standing)}</strong>,
        ...rivals.map(({ id }) => {
          if (id === standing.id) return <span class="ranking-self" aria-hidden="true" />;
          const met = pairings.find((pairing) => isPlayerOf(pairing, id) && isPlayerOf(pairing, standing.id));
          return met && <Result view={view} pairing={met} of={standing.id} />;
        }),
        figure(standing.tieBreaks.at(-1) ?? 0),
      ]}
    />
  );
}

export function playersIn(pairings: readonly Pairing[]): ReadonlySet<string> {
  const ids = pairings.flatMap((pairing) => [playerAt(pairing, 0), playerAt(pairing, 1)]);
  return new Set(ids.filter((id) => id !== null));
}

function compareTies(one: Standing, other: Standing): number {
  const at = one.tieBreaks.findIndex((value, index) => value !== other.tieBreaks[index]);
  return at === -1 ? 0 : (other.tieBreaks[at] ?? 0) - (one.tieBreaks[at] ?? 0);
}

/** A match as one of the two sees it: their points first. */
function Result({
  view,
  pairing,
  of,
}: {
  readonly view: TournamentDrawing;
  readonly pairing: Pairing;
  readonly of: string;
}) {
  const { table, walkoverShort } = tt.value.board;
  const own = playerAt(pairing, 0) === of ? 0 : 1;
  const rival = view.people[playerAt(pairing, own === 0 ? 1 : 0) ?? ""]?.name ?? "";
  const { outcome } = pairing;
  const score = outcome?.score ?? view.live[pairing.id] ?? null;
  const ordered = score && (own === 0 ? score : ([score[1], score[0]] as const));
  const href = view.links[pairing.id];
  if (outcome === null && ordered === null) {
    if (href === undefined) return <span class="hidden">{table.notPlayed}</span>;
    return (
      <a href={href} class="result" aria-label={table.notPlayed}>
        ·
      </a>
    );
  }
  const isWon = outcome?.winner === of;
  const look = outcome === null ? "result result-live" : isWon ? "result result-won" : "result result-lost";
  const [points, lost] = ordered ?? [0, 0];
  const text =
    outcome === null
      ? tt.value.board.match.live({
          one: view.people[of]?.name ?? "",
          other: rival,
          oneScore: points,
          otherScore: lost,
        })
      : ordered === null
        ? isWon
          ? table.beat({ name: rival })
          : table.lostTo({ name: rival })
        : isWon
          ? table.beatBy({ name: rival, won: points, lost })
          : table.lostBy({ name: rival, won: lost, lost: points });
  const shown = ordered === null ? (isWon ? `+ ${walkoverShort}` : "–") : `${points}:${lost}`;
  const inside = (
    <>
      <span class="hidden" key={text}>
        {text}
      </span>
      <span aria-hidden="true" key={shown}>
        {shown}
      </span>
    </>
  );
  return href === undefined ? (
    <span class={look}>{inside}</span>
  ) : (
    <a class={look} href={href}>
      {inside}
    </a>
  );
}

export function SwissTable({ view, caption, part }: TableProps) {
  const { table, rounds: names, byeShort } = tt.value.board;
  const rounds = part?.brief ? 0 : Math.max(0, ...view.pairings.map(({ round }) => round));
  const byPlayer = pairingsByPlayer(view.pairings);
  return (
    <RankedTable
      view={view}
      caption={caption}
      {...(part && { part })}
      standings={view.standings}
      matches={rounds}
      heads={[
        table.points,
        ...Array.from({ length: rounds }, (_, index) => (
          <span key={index}>
            <span class="hidden">{names.round({ round: index + 1 })}</span>
            <span aria-hidden="true">{index + 1}</span>
          </span>
        )),
        table.buchholz,
        table.sonneborn,
      ]}
      cells={({ id, points, tieBreaks }) => [
        <strong key={points}>{points}</strong>,
        ...Array.from({ length: rounds }, (_, index) => {
          const own = byPlayer.get(id)?.find(({ round }) => round === index + 1);
          if (own === undefined) return null;
          return isBye(own) ? <small>{byeShort}</small> : <Result view={view} pairing={own} of={id} />;
        }),
        figure(tieBreaks[0] ?? 0),
        figure(tieBreaks[1] ?? 0),
      ]}
    />
  );
}

const SHOWN_RESULTS = 12; // the latest of an arena

export function ArenaTable({ view, caption, part }: TableProps) {
  const { table } = tt.value.board;
  const byPlayer = pairingsByPlayer(view.pairings);
  return (
    <RankedTable
      view={view}
      caption={caption}
      {...(part && { part })}
      standings={view.standings}
      matches={0}
      heads={[table.points, table.wins, table.losses, table.results]}
      cells={({ id, points, wins, losses }) => [
        <strong key={points}>{points}</strong>,
        figure(wins),
        figure(losses),
        <Run key="run" view={view} pairings={byPlayer.get(id) ?? []} of={id} />,
      ]}
    />
  );
}

/** Wins as full balls, losses as hollow ones; from the third win in a row on, which count double, they are large. */
function Run({
  view,
  pairings,
  of,
}: Pick<TournamentDrawing, "pairings"> & Pick<TableProps, "view"> & { readonly of: string }) {
  const { table } = tt.value.board;
  let streak = 0;
  const results = pairings
    .filter(({ outcome }) => outcome !== null)
    .map((pairing) => {
      const isWon = pairing.outcome?.winner === of;
      const doubled = isWon && streak >= 2;
      streak = isWon ? streak + 1 : 0;
      const rival = playerAt(pairing, 0) === of ? playerAt(pairing, 1) : playerAt(pairing, 0);
      return { id: pairing.id, isWon, doubled, name: view.people[rival ?? ""]?.name ?? "" };
    });
  return (
    <ol class="run">
      {results.slice(-SHOWN_RESULTS).map(({ id, isWon, doubled, name }) => (
        <li key={id} class={`run-ball${isWon ? " run-won" : ""}${doubled ? " run-double" : ""}`}>
          <span class="hidden">{isWon ? table.beat({ name }) : table.lostTo({ name })}</span>
        </li>
      ))}
    </ol>
  );
}
