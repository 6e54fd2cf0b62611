// Proposing a tournament.
import { useSignal } from "@preact/signals";
import { ratedKindOf } from "@transcendence/game";
import {
  DEADLINE_MINUTES,
  GROUP_PLACES,
  mostPlaces,
  PLACES,
  START_WITHIN_DAYS,
  type TournamentSummary,
  WAIT_SECONDS,
} from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import type { Result } from "../../data/api.ts";
import { useQuery } from "../../data/query.ts";
import { loadSession, session, useFreshSession } from "../../data/session.ts";
import { ActionError, Answer, Failed, Loading } from "../../data/states.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Slider } from "../../ui/slider.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { chooseOptions, matchOptions } from "../match-options/options.ts";
import { type Draft, EMPTY, HowFields, type Problem, WhatFields, WhoFields } from "./new-fields.tsx";
import { type NewTournament, tournamentsApi } from "./tournaments-api.ts";
import "./tournaments.css";

const DAY_MS = 86_400_000;

export function NewTournamentPage() {
  const { form } = tt.value.tournaments;
  useFreshSession();
  const who = session.value;
  const from = useLocation().query["from"]; // the tournament that is the template
  return (
    <Page title={form.title} lead={form.lead}>
      {who.state === "unknown" && <Loading />}
      {who.state === "failed" && <Failed error={who.error} onRetry={loadSession} />}
      {who.state === "known" &&
        (who.me?.kind !== "member" ? <Outside /> : from ? <FormFrom key={from} id={from} /> : <Form />)}
    </Page>
  );
}

function Outside() {
  const { form } = tt.value.tournaments;
  const back = `?back=${encodeURIComponent("/tournaments/new")}`;
  return (
    <EmptyState
      title={form.outside}
      action={
        <p class="cups-actions">
          <LinkButton variant="primary" href={`/signup${back}`}>
            {form.signUp}
          </LinkButton>
          <LinkButton href={`/login${back}`}>{form.logIn}</LinkButton>
        </p>
      }
    >
      {form.outsideText}
    </EmptyState>
  );
}

/** Any tournament may be the template of a new one: all but its start and its password. */
function FormFrom({ id }: { readonly id: string }) {
  const found = useQuery(() => tournamentsApi.find(id), [id]);
  return <Answer query={found}>{({ tournament }) => <Form template={tournament} />}</Answer>;
}

function Form({ template }: { readonly template?: TournamentSummary }) {
  const { form } = tt.value.tournaments;
  const { route } = useLocation();
  const draft = useSignal<Draft>(template === undefined ? EMPTY : draftOf(template));
  const problem = useSignal<Problem | null>(null);
  const create = useAction(createOne, { onDone: (id) => route(`/tournaments/${id}`) });
  useEffect(() => {
    if (template !== undefined) chooseOptions(template.settings);
  }, []);
  const change = (changes: Partial<Draft>) => {
    draft.value = { ...draft.value, ...changes };
    problem.value = null;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    problem.value = problemOf(draft.value);
    if (problem.value === null) void create.run(draft.value);
  };
  const fields = { draft: draft.value, problem: problem.value, change };
  return (
    <form onSubmit={submit}>
      <Section title={form.what}>
        <WhatFields {...fields} />
      </Section>
      <Section title={form.how}>
        <HowFields {...fields} />
      </Section>
      <Section title={form.who}>
        <Slider
          label={form.places}
          min={PLACES.min}
          hint={placesHint(draft.value)}
          max={mostPlaces(draft.value)}
          value={placesOf(draft.value)}
          onInput={(places) => change({ places })}
        />
        <WhoFields {...fields} />
        <Button type="submit" variant="primary" large busy={create.running.value !== null}>
          {form.create}
        </Button>
        <ActionError action={create} />
      </Section>
    </form>
  );
}

/** Another format, or fewer groups, may have fewer places than were chosen. */
function placesOf(draft: Draft): number {
  return Math.min(draft.places, mostPlaces(draft));
}

function placesHint(draft: Draft): string {
  const { form } = tt.value.tournaments;
  const most = mostPlaces(draft);
  return draft.format === "round-robin"
    ? form.placesInGroups({ most, group: GROUP_PLACES })
    : form.placesMost({ most });
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function isRating(value: number | null): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= 4000);
}

/** The id of the tournament; of a series, of its first one. */
async function createOne(draft: Draft): Promise<Result<string>> {
  const { weekdays, time, timeZone } = draft;
  if (draft.starts !== "weekly") {
    const startsAtMs = draft.starts === "time" ? new Date(draft.startAt).getTime() : null;
    const made = await tournamentsApi.create({ ...wishOf(draft), startsAtMs });
    return made.ok ? { ...made, value: made.value.id } : made;
  }
  const made = await tournamentsApi.createSeries({
    ...wishOf(draft),
    repeats: { weekdays: [...weekdays], time, timeZone },
  });
  return made.ok ? { ...made, value: made.value.tournament } : made;
}

function draftOf(template: TournamentSummary): Draft {
  const { title, description, plan, rated, places, waitSeconds, arenaMinutes, guests, inviteOnly, repeats } = template;
  const { minRating, maxRating, deadlineMinutes } = template;
  const textOf = (rating: number | null) => (rating === null ? "" : String(rating));
  return {
    ...EMPTY,
    ...(repeats && { ...repeats, starts: "weekly" as const }),
    ...plan,
    title,
    description,
    rated,
    places,
    waitSeconds: WAIT_SECONDS.find((each) => each === waitSeconds) ?? EMPTY.waitSeconds,
    deadlineMinutes: DEADLINE_MINUTES.find((each) => each === deadlineMinutes) ?? EMPTY.deadlineMinutes,
    arenaMinutes,
    guests,
    inviteOnly,
    minRating: textOf(minRating),
    maxRating: textOf(maxRating),
  };
}

function problemOf({ title, startAt, starts, weekdays, minRating, maxRating, deadlineMinutes }: Draft): Problem | null {
  if (Array.from(title.trim()).length < 3) return "title";
  const inMs = new Date(startAt).getTime() - Date.now();
  if (starts === "time" && !(inMs > 0 && inMs < START_WITHIN_DAYS * DAY_MS)) return "startAt";
  if (starts === "time" && deadlineMinutes > 0 && inMs <= deadlineMinutes * 60_000) return "deadline";
  if (starts === "weekly" && weekdays.length === 0) return "weekdays";
  const [least, most] = [numberOf(minRating), numberOf(maxRating)];
  if (!isRating(least) || !isRating(most) || (least !== null && most !== null && least > most)) return "rating";
  return null;
}

function wishOf(draft: Draft): Omit<NewTournament, "startsAtMs"> {
  const { title, description, format, thirdPlace, groups, rounds, waitSeconds, inviteOnly } = draft;
  const { arenaMinutes, guests, minRating, maxRating, password, rated } = draft;
  const settings = { ...matchOptions.peek(), powerUps: [...matchOptions.peek().powerUps] };
  return {
    title,
    description,
    plan: { format, thirdPlace, groups, rounds },
    settings,
    rated: rated && ratedKindOf(settings) !== null,
    places: placesOf(draft),
    inviteOnly,
    waitSeconds,
    deadlineMinutes: draft.starts === "full" ? 0 : draft.deadlineMinutes,
    arenaMinutes,
    guests,
    minRating: numberOf(minRating),
    maxRating: numberOf(maxRating),
    password: password === "" ? null : password,
  };
}
