// A member as everybody sees them.
import { RATED_KINDS, type RatedKind } from "@transcendence/game";
import {
  type Figures,
  type MatchSummary,
  type PublicProfile,
  type RatingSummary,
  sinceMonth,
} from "@transcendence/protocol";
import { useLocation, useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";
import { usePages, useQuery } from "../../data/query.ts";
import { session, useFreshSession } from "../../data/session.ts";
import { Answer, Loading, More } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { locale, t } from "../../i18n/index.ts";
import { Avatar, type AvatarProps } from "../../people/avatar.tsx";
import { Country } from "../../people/country.tsx";
import { pageOf } from "../../people/page-of.ts";
import { PersonMenu } from "../../people/person-menu.tsx";
import { Rating } from "../../people/rating.tsx";
import { askToChallenge } from "../../state/challenge.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Net } from "../../ui/net.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Section, useTitle } from "../../ui/page.tsx";
import { Score } from "../../ui/score.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { MatchRow, sidesOf } from "../matches/match-row.tsx";
import { profiles } from "./profile-api.ts";
import "../matches/matches.css";
import "./member.css";

/** Would break in two beside the picture, in the letters of other titles. */
const LONG_WORD = /\S{11}/u;

export function MemberPage() {
  const { name = "" } = useRoute().params;
  return <Member key={name} name={name} />;
}

function Member({ name }: { readonly name: string }) {
  const { route } = useLocation();
  const found = useQuery(() => profiles.of(name));
  const { value: known, error } = found.state.value;
  useFreshSession();
  useEffect(() => {
    if (known && known.name !== name) route(pageOf(known.name), true); // as its owner writes it
  }, [known]);
  useTitle(known?.name ?? name);
  if (error === "not_found") return <Missing />;
  return (
    <main id="main" class="page">
      <header class="page-head member-head">
        <Avatar player={known && playerOf(known)} size={128} />
        <div class="member-facts">
          <h1 tabIndex={-1} class={LONG_WORD.test(name) ? "member-name-long" : undefined}>
            {known?.name ?? name}
          </h1>
          {known && <MemberLine member={known} />}
        </div>
      </header>
      <Answer query={found} rows={4}>
        {(member) => <MemberBody member={member} />}
      </Answer>
    </main>
  );
}

function Missing() {
  const { page } = at.value.profile;
  const back = (
    <LinkButton variant="primary" href="/">
      {t.value.common.notFound.action}
    </LinkButton>
  );
  return <Notice title={page.missing} message={page.missingText} action={back} />;
}

function playerOf({ id, avatar }: PublicProfile): Exclude<AvatarProps["player"], string> {
  return { id, kind: "member", avatar: avatar ?? undefined };
}

function MemberLine({ member }: { readonly member: PublicProfile }) {
  const { page } = at.value.profile;
  const me = session.value.state === "known" ? session.value.me : null;
  const mine = me?.id === member.id;
  const isMember = me?.kind === "member";
  return (
    <>
      <p class="member-line">
        {member.country !== null && <Country code={member.country} />}
        <span>{page.since({ month: sinceMonth(new Date(member.memberSince), locale.value) })}</span>
      </p>
      {mine && (
        <p class="member-line">
          <LinkButton href="/account/profile">{page.edit}</LinkButton>
          <LinkButton href="/friends">{t.value.common.friends}</LinkButton>
        </p>
      )}
      {me !== null && !mine && (
        <div class="member-line">
          {isMember && <Button onClick={() => askToChallenge(member)}>{t.value.common.challenge}</Button>}
          <PersonMenu person={{ id: member.id, name: member.name, kind: "member" }} />
        </div>
      )}
    </>
  );
}

function MemberBody({ member }: { readonly member: PublicProfile }) {
  const { page } = at.value.profile;
  return (
    <>
      {member.biography !== "" && (
        <Section title={page.about}>
          <p class="biography">{member.biography}</p>
        </Section>
      )}
      <Section title={page.figures} description={page.figuresText}>
        <dl class="figures">
          {RATED_KINDS.filter((kind) => member.ratings[kind] !== null).map((kind) => (
            <Row key={kind} label={page.rated[kind]} figures={member.rated[kind]} />
          ))}
          <Row label={page.casual} figures={casualOf(member)} />
          <Row label={page.computers} figures={member.computers} />
        </dl>
      </Section>
      <Section title={at.value.leaderboards.ratings}>
        <dl class="member-ratings">
          {RATED_KINDS.map((kind) => (
            <MemberRating key={kind} kind={kind} rating={member.ratings[kind]} />
          ))}
        </dl>
      </Section>
      {member.trophies.length > 0 && (
        <Section title={page.trophies}>
          <ul class="member-trophies">
            {member.trophies.map(({ tournament, title, rank, players }) => (
              <li key={tournament}>
                <a href={`/tournaments/${tournament}`} translate={false}>
                  {title}
                </a>
                <span>{page.trophy({ rank, players })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <MemberMatches member={member} />
    </>
  );
}

/** Against people, without those that were rated. */
function casualOf({ people, rated }: PublicProfile): Figures {
  const { quick, classic } = rated;
  return { won: people.won - quick.won - classic.won, lost: people.lost - quick.lost - classic.lost };
}

function MemberRating({ kind, rating }: { readonly kind: RatedKind; readonly rating: RatingSummary | null }) {
  const { leaderboards: words } = at.value;
  return (
    <div>
      <dt>{words[kind]}</dt>
      <dd>{rating ? <Rating of={rating} /> : words.unrated}</dd>
      {rating && <dd>{words.ratedMatches({ count: rating.matches })}</dd>}
    </div>
  );
}

function Row({ label, figures: { won, lost } }: { readonly label: string; readonly figures: Figures }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span>
          <Score value={won} />
          <span>{at.value.profile.page.won}</span>
        </span>
        <Net />
        <span>
          <Score value={lost} />
          <span>{at.value.profile.page.lost}</span>
        </span>
      </dd>
    </div>
  );
}

function MemberMatches({ member }: { readonly member: PublicProfile }) {
  const { matches } = t.value;
  const { page } = at.value.profile;
  const shown = usePages(
    (before) => profiles.matchesOf(member.name, before),
    ({ matches: found }) => found,
  );
  const { rows, error } = shown.state.value;
  if (rows?.length === 0) {
    return (
      <Section title={page.matches}>
        <EmptyState title={page.none}>{page.noneText}</EmptyState>
      </Section>
    );
  }
  return (
    <section class="member-matches">
      <h2>{page.matches}</h2>
      {rows === null && !error && <Loading rows={4} />}
      {rows && (
        <ol class="match-rows">
          {rows.map((match) => (
            <TheirMatch key={match.id} match={match} member={member} />
          ))}
        </ol>
      )}
      {rows && <output class="hidden">{matches.shown({ count: rows.length })}</output>}
      <More pages={shown} label={matches.more} />
    </section>
  );
}

function TheirMatch({ match, member }: { readonly match: MatchSummary; readonly member: PublicProfile }) {
  const { matches } = t.value;
  const { page } = at.value.profile;
  const { mine } = sidesOf(match, member.id);
  const { result } = match;
  const won = result?.winner === mine;
  return (
    <MatchRow
      match={match}
      mine={mine}
      status={
        result && (
          <>
            <strong>{won ? matches.won : matches.lost}</strong>
            {won ? page.howWon[result.outcome] : page.howLost[result.outcome]}
          </>
        )
      }
      nobody={matches.former}
      scoreText={(theirs, others) => page.result({ name: member.name, theirs, others })}
    />
  );
}
