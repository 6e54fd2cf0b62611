// My friends, requests, and whom I have blocked; and finding people by name.
import type { Friend, Player } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { toastError, useAction } from "../../data/action.ts";
import { onlineFriends } from "../../data/friends-online.ts";
import { onLive } from "../../data/live.ts";
import { keepOnScreen } from "../../data/notices.ts";
import { type Pages, usePages } from "../../data/query.ts";
import { loadSession, session, useFreshSession } from "../../data/session.ts";
import { Failed, Loading, More } from "../../data/states.tsx";
import { formatNumber, formatWhen, t } from "../../i18n/index.ts";
import { pt } from "../../i18n/people/index.ts";
import { peopleApi } from "../../people/people-api.ts";
import { PersonStatus } from "../../people/person-status.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ChallengeButton, Rows } from "./people-rows.tsx";
import { PeopleSearch } from "./people-search.tsx";
import "./friends.css";

export function FriendsPage() {
  const who = session.value;
  const words = pt.value.friends;
  useFreshSession();
  return (
    <Page title={words.title}>
      {who.state === "failed" && <Failed error={who.error} onRetry={loadSession} />}
      {who.state === "known" &&
        (who.me?.kind === "member" ? <Lists key={who.me.id} /> : <MembersOnly isGuest={who.me !== null} />)}
    </Page>
  );
}

function MembersOnly({ isGuest }: { readonly isGuest: boolean }) {
  const words = pt.value.friends;
  const action = (
    <LinkButton variant="primary" href={isGuest ? "/signup" : "/login?back=/friends"}>
      {isGuest ? words.signUp : t.value.common.logIn}
    </LinkButton>
  );
  return (
    <EmptyState title={words.membersTitle} action={action}>
      {words.members}
    </EmptyState>
  );
}

function Lists() {
  const words = pt.value.friends;
  const friends = usePages(peopleApi.friends("friends"), (page) => page.friends);
  const incoming = usePages(peopleApi.friends("incoming"), (page) => page.friends);
  const outgoing = usePages(peopleApi.friends("outgoing"), (page) => page.friends);
  const blocked = usePages(peopleApi.blocked, (page) => page.blocked);
  useEffect(() => keepOnScreen(({ kind }) => kind === "friend_request"), []); // it comes into the list
  useEffect(
    () =>
      onLive((message) => {
        const now = new Date().toISOString();
        // The connection is new: what happened before was not told on it.
        if (message.type === "friends_online")
          return void Promise.all([friends, incoming, outgoing, blocked].map((pages) => pages.reload()));
        if (message.type === "friend_status" && message.status === null) return left(friends, message.player, now);
        if (message.type !== "relation") return;
        const { player, friendship, isBlocked } = message;
        const without = (rows: readonly Friend[]) => rows.filter((row) => row.player.id !== player.id);
        const row: Friend = { player, seenAt: null, since: now };
        for (const [pages, state] of [
          [friends, "friends"],
          [incoming, "incoming"],
          [outgoing, "outgoing"],
        ] as const)
          pages.edit((rows) => (friendship === state ? [row, ...without(rows)] : without(rows)));
        blocked.edit((rows) => {
          const others = rows.filter((each) => each.player.id !== player.id);
          return isBlocked ? [{ player, since: row.since }, ...others] : others;
        });
      }),
    [],
  );
  const asked = incoming.state.value.rows?.length ?? 0;
  // All at once: a list that came in above another would push it away from whoever is about to press something in it.
  const isWaiting = [friends, incoming, outgoing, blocked].some(
    ({ state: { value } }) => value.rows === null && value.error === null,
  );
  return (
    <>
      <Section title={words.find} description={words.findText}>
        <PeopleSearch />
      </Section>
      <output class="hidden">
        {asked > 0 && <span key={asked}>{`${words.incoming}: ${formatNumber(asked)}`}</span>}
      </output>
      {isWaiting ? (
        <Section title={words.friends}>
          <Loading rows={4} />
        </Section>
      ) : (
        <>
          <Requests title={words.incoming} pages={incoming} />
          <Friends pages={friends} />
          <Requests title={words.outgoing} pages={outgoing} mine />
          <Blocked pages={blocked} />
        </>
      )}
    </>
  );
}

/** Somebody has gone: just now, whatever was known when this page was opened. Who is not listed is on a later page, or no friend any more. */
function left(friends: Pages<Friend>, { id }: Player, now: string): void {
  const { rows, next } = friends.state.peek();
  const before = rows?.find(({ player }) => player.id === id);
  if (before) friends.edit((all) => [{ ...before, seenAt: now }, ...all.filter((row) => row !== before)]);
  else if (next !== null) void friends.reload();
}

/** Those who are online first, by name; then those who were here last. */
function Friends({ pages }: { readonly pages: Pages<Friend> }) {
  const words = pt.value.friends;
  const { rows } = pages.state.value;
  const online = [...onlineFriends.value.values()].map(({ player }) => ({ player, seenAt: null }));
  const here = online.toSorted((one, other) => one.player.name.localeCompare(other.player.name));
  const away = rows?.filter(({ player }) => !onlineFriends.value.has(player.id)) ?? [];
  const all = [...here, ...away];
  return (
    <Section title={words.friends} description={words.online({ count: here.length })}>
      {rows && all.length === 0 && <p class="people-none">{words.none}</p>}
      {rows && (
        <Rows people={all}>
          {({ player, seenAt }) => (
            <>
              <PersonStatus id={player.id} seenAt={seenAt} />
              {onlineFriends.value.has(player.id) && <ChallengeButton player={player} />}
            </>
          )}
        </Rows>
      )}
      <More pages={pages} label={words.more} />
    </Section>
  );
}

interface RequestsProps {
  readonly title: string;
  readonly pages: Pages<Friend>;
  readonly mine?: boolean;
}

/** Nothing while there are none. */
function Requests({ title, pages, mine = false }: RequestsProps) {
  const words = pt.value;
  const { rows, error } = pages.state.value;
  if (!error && !rows?.length) return null;
  return (
    <Section title={title}>
      <Rows people={rows ?? []}>
        {({ player, since }) => (
          <>
            <span class="people-when">{words.friends.asked({ when: formatWhen(since) })}</span>
            {mine ? (
              <Act player={player} call={peopleApi.unfriend} text={words.actions.cancel} />
            ) : (
              <Answers to={player} />
            )}
          </>
        )}
      </Rows>
      <More pages={pages} label={words.friends.more} />
    </Section>
  );
}

function Answers({ to }: { readonly to: Player }) {
  const { actions } = pt.value;
  return (
    <span class="people-answers">
      <Act player={to} call={peopleApi.befriend} text={actions.accept} primary />
      <Act player={to} call={peopleApi.unfriend} text={actions.decline} />
    </span>
  );
}

function Blocked({ pages }: { readonly pages: Pages<{ readonly player: Player; readonly since: string }> }) {
  const words = pt.value;
  const { rows, error } = pages.state.value;
  if (!error && !rows?.length) return null;
  return (
    <Section title={words.friends.blocked} description={words.friends.blockedText}>
      <Rows people={rows ?? []}>
        {({ player, since }) => (
          <>
            <span class="people-when">{words.friends.blockedSince({ when: formatWhen(since) })}</span>
            <Act player={player} call={peopleApi.unblock} text={words.actions.unblock} />
          </>
        )}
      </Rows>
      <More pages={pages} label={words.friends.more} />
    </Section>
  );
}

interface ActProps {
  readonly player: Player;
  readonly call: typeof peopleApi.befriend;
  readonly text: string;
  readonly primary?: boolean;
}

/** The list changes when the live connection says so: in every tab alike. */
function Act({ player, call, text, primary = false }: ActProps) {
  const act = useAction(() => call(player.id), { onError: toastError });
  return (
    <Button
      variant={primary ? "primary" : "plain"}
      busy={act.running.value !== null}
      aria-label={`${text}: ${player.name}`}
      onClick={() => void act.run()}
    >
      {text}
    </Button>
  );
}
