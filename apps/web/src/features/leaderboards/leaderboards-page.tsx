// Who is strongest in each kind of rated match, and where I stand.
import { useSignal } from "@preact/signals";
import { RATED_KINDS, type RatedKind } from "@transcendence/game";
import { type Period, PERIODS } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { usePages } from "../../data/query.ts";
import { loadSession, session } from "../../data/session.ts";
import { Loading, More } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { BoardTable } from "./board-table.tsx";
import { leaderboards } from "./leaderboards-api.ts";
import { MyPlace } from "./my-place.tsx";
import "./leaderboards.css";

export function Leaderboards() {
  const { leaderboards: words } = at.value;
  const kind = useSignal<RatedKind>("quick");
  const period = useSignal<Period>("all");
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  const chosen = { kind: kind.value, period: period.value };
  const key = `${chosen.kind} ${chosen.period}`;
  useEffect(() => void loadSession(), []);
  return (
    <Page title={words.title}>
      <div class="leaderboards">
        <div class="leaderboards-about">
          <RadioGroup
            legend={words.kind}
            value={kind.value}
            options={RATED_KINDS.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => (kind.value = value)}
          />
          <RadioGroup
            legend={words.period}
            value={period.value}
            options={PERIODS.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => (period.value = value)}
          />
          {who.state === "known" && <MyPlace key={key} {...chosen} isMember={me?.kind === "member"} />}
          <p class="leaderboards-how">{words.how}</p>
        </div>
        <div>
          <Board key={key} {...chosen} me={me?.id} />
        </div>
      </div>
    </Page>
  );
}

interface BoardProps {
  readonly kind: RatedKind;
  readonly period: Period;
  readonly me: string | undefined;
}

function Board({ kind, period, me }: BoardProps) {
  const { leaderboards: words } = at.value;
  const shown = usePages(
    (before) => leaderboards.page(kind, period, before),
    ({ rows }) => rows,
  );
  const { rows, error } = shown.state.value;
  return (
    <>
      {rows === null && !error && <Loading />}
      {rows?.length === 0 && <EmptyState title={period === "month" ? words.emptyMonth : words.empty} />}
      {rows && rows.length > 0 && (
        <>
          <BoardTable caption={words.caption} rows={rows} me={me} />
          <output class="hidden">{words.shown({ count: rows.length })}</output>
        </>
      )}
      <More pages={shown} label={words.more} />
    </>
  );
}
