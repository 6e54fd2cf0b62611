// Who is strongest in each kind of rated match, and where I stand.
import { useSignal } from "@preact/signals";
import { RATED_KINDS, type RatedKind } from "@transcendence/game";
import { type Circle, CIRCLES, type Period, PERIODS } from "@transcendence/protocol";
import { usePages } from "../../data/query.ts";
import { session, useFreshSession } from "../../data/session.ts";
import { Loading, More } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { BoardTable } from "./board-table.tsx";
import { type Board, leaderboards } from "./leaderboards-api.ts";
import { MyPlace } from "./my-place.tsx";
import "./leaderboards.css";

export function Leaderboards() {
  const { leaderboards: words } = at.value;
  const kind = useSignal<RatedKind>("quick");
  const period = useSignal<Period>("all");
  const among = useSignal<Circle>("everybody");
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  const isMember = me?.kind === "member";
  const chosen = { kind: kind.value, period: period.value, among: isMember ? among.value : "everybody" } as const;
  const key = Object.values(chosen).join(" ");
  useFreshSession();
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
          {isMember && (
            <RadioGroup
              legend={words.among}
              value={among.value}
              options={CIRCLES.map((value) => ({ value, label: words[value] }))}
              onChange={(value) => (among.value = value)}
            />
          )}
          {who.state === "known" && <MyPlace key={key} board={chosen} isMember={isMember} />}
          <p class="leaderboards-how">{words.how}</p>
        </div>
        <div>
          <BoardPages key={key} board={chosen} me={me?.id} />
        </div>
      </div>
    </Page>
  );
}

function BoardPages({ board, me }: { readonly board: Board; readonly me: string | undefined }) {
  const { leaderboards: words } = at.value;
  const shown = usePages(
    (before) => leaderboards.page(board, before),
    ({ rows }) => rows,
  );
  const { rows, error } = shown.state.value;
  const emptyAtAnyTime = board.among === "friends" ? words.emptyFriends : words.empty;
  return (
    <>
      {rows === null && !error && <Loading />}
      {rows?.length === 0 && (
        <EmptyState
          title={board.period === "month" ? words.emptyMonth : emptyAtAnyTime}
          action={<LinkButton href="/">{t.value.common.play}</LinkButton>}
        >
          {board.among === "everybody" && words.emptyText}
        </EmptyState>
      )}
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
