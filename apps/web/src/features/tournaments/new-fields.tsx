// The fields of a new tournament.
import { ratedKindOf } from "@transcendence/game";
import {
  ARENA_MINUTES,
  DEADLINE_MINUTES,
  DESCRIPTION_MAX,
  TOURNAMENT_FORMATS,
  TOURNAMENT_NAME,
  TOURNAMENT_PASSWORD,
  WAIT_SECONDS,
} from "@transcendence/protocol";
import { tt } from "../../i18n/tournament/index.ts";
import { Field, Select, TextInput } from "../../ui/field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Slider } from "../../ui/slider.tsx";
import { Switch } from "../../ui/switch.tsx";
import { MatchOptions } from "../match-options/match-options.tsx";
import { matchOptions } from "../match-options/options.ts";
import { FORMAT_WORDS, weekdayName } from "./facts.ts";

export interface Draft {
  readonly title: string;
  readonly description: string;
  readonly format: (typeof TOURNAMENT_FORMATS)[number];
  readonly thirdPlace: boolean;
  readonly groups: number;
  readonly rounds: number;
  readonly arenaMinutes: number;
  readonly rated: boolean;
  readonly waitSeconds: (typeof WAIT_SECONDS)[number];
  readonly deadlineMinutes: (typeof DEADLINE_MINUTES)[number];
  readonly places: number;
  readonly starts: "full" | "time" | "weekly";
  readonly startAt: string; // as the browser's own field writes it
  readonly weekdays: readonly number[]; // 1: Monday
  readonly time: string;
  readonly timeZone: string;
  readonly inviteOnly: boolean;
  readonly guests: boolean;
  readonly minRating: string;
  readonly maxRating: string;
  readonly password: string;
}

export type Problem = "title" | "startAt" | "deadline" | "weekdays" | "rating";

export const EMPTY: Draft = {
  title: "",
  description: "",
  format: "single",
  thirdPlace: true,
  groups: 1,
  rounds: 0,
  arenaMinutes: 30,
  rated: false,
  waitSeconds: 60,
  deadlineMinutes: 0,
  places: 8,
  starts: "full",
  startAt: "",
  weekdays: [5],
  time: "20:00",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  inviteOnly: false,
  guests: true,
  minRating: "",
  maxRating: "",
  password: "",
};

interface FieldsProps {
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly change: (changes: Partial<Draft>) => void;
}

export function WhatFields({ draft, problem, change }: FieldsProps) {
  const { form } = tt.value.tournaments;
  const { formats } = tt.value.board;
  return (
    <>
      <TextInput
        label={form.name}
        hint={form.nameHint}
        {...(problem === "title" && { error: form.nameHint })}
        value={draft.title}
        maxLength={TOURNAMENT_NAME.max}
        required
        onInput={(event) => change({ title: event.currentTarget.value })}
      />
      <Field label={form.description}>
        {(ids) => (
          <textarea
            class="input cup-text"
            rows={4}
            {...ids}
            value={draft.description}
            maxLength={DESCRIPTION_MAX}
            onInput={(event) => change({ description: event.currentTarget.value })}
          />
        )}
      </Field>
      <Select
        label={form.format}
        hint={form.formatHint[FORMAT_WORDS[draft.format]]}
        value={draft.format}
        options={TOURNAMENT_FORMATS.map((value) => ({ value, label: formats[FORMAT_WORDS[value]] }))}
        onChange={(format) => change({ format })}
      />
      {draft.format === "single" && (
        <Switch label={form.thirdPlace} checked={draft.thirdPlace} onChange={(thirdPlace) => change({ thirdPlace })} />
      )}
      {draft.format === "round-robin" && (
        <Slider label={form.groups} min={1} max={16} value={draft.groups} onInput={(groups) => change({ groups })} />
      )}
      {draft.format === "swiss" && (
        <Slider
          label={form.rounds}
          hint={form.roundsHint}
          min={0}
          max={15}
          value={draft.rounds}
          onInput={(rounds) => change({ rounds })}
        />
      )}
      {draft.format === "arena" && (
        <Slider
          label={form.arenaMinutes}
          {...ARENA_MINUTES}
          step={5}
          value={draft.arenaMinutes}
          onInput={(arenaMinutes) => change({ arenaMinutes })}
        />
      )}
    </>
  );
}

export function HowFields({ draft, change }: FieldsProps) {
  const { form } = tt.value.tournaments;
  const canBeRated = ratedKindOf(matchOptions.value) !== null;
  return (
    <>
      <MatchOptions />
      <Switch
        label={form.rated}
        hint={form.ratedHint}
        checked={draft.rated && canBeRated}
        disabled={!canBeRated}
        onChange={(rated) => change({ rated })}
      />
      <Select
        label={form.wait}
        value={String(draft.waitSeconds)}
        options={WAIT_SECONDS.map((seconds) => ({ value: String(seconds), label: form.seconds({ seconds }) }))}
        onChange={(value) =>
          change({ waitSeconds: WAIT_SECONDS.find((seconds) => String(seconds) === value) ?? EMPTY.waitSeconds })
        }
      />
    </>
  );
}

export function WhoFields({ draft, problem, change }: FieldsProps) {
  const { form } = tt.value.tournaments;
  return (
    <>
      <RadioGroup
        legend={form.start}
        value={draft.starts}
        options={[
          { value: "full", label: form.startFull },
          { value: "time", label: form.startAt },
          { value: "weekly", label: form.startWeekly },
        ]}
        onChange={(starts) => change({ starts })}
      />
      {draft.starts === "time" && (
        <Field label={form.startTime} {...(problem === "startAt" && { error: form.startPast })}>
          {(ids) => (
            <input
              class="input"
              type="datetime-local"
              {...ids}
              value={draft.startAt}
              onInput={(event) => change({ startAt: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {draft.starts === "weekly" && <WeeklyFields draft={draft} problem={problem} change={change} />}
      {draft.starts !== "full" && (
        <Select
          label={form.deadline}
          {...(problem === "deadline" && { error: form.deadlinePast })}
          value={String(draft.deadlineMinutes)}
          options={DEADLINE_MINUTES.map((minutes) => ({ value: String(minutes), label: form.before({ minutes }) }))}
          onChange={(value) =>
            change({ deadlineMinutes: DEADLINE_MINUTES.find((minutes) => String(minutes) === value) ?? 0 })
          }
        />
      )}
      <Switch
        label={form.inviteOnly}
        hint={form.inviteOnlyHint}
        checked={draft.inviteOnly}
        onChange={(inviteOnly) => change({ inviteOnly })}
      />
      <Switch label={form.guests} checked={draft.guests} onChange={(guests) => change({ guests })} />
      <TextInput
        label={form.minRating}
        hint={form.ratingHint}
        value={draft.minRating}
        maxLength={4}
        {...(problem === "rating" && { error: form.ratingWrong })}
        onInput={(event) => change({ minRating: event.currentTarget.value })}
      />
      <TextInput
        label={form.maxRating}
        hint={form.ratingHint}
        value={draft.maxRating}
        maxLength={4}
        onInput={(event) => change({ maxRating: event.currentTarget.value })}
      />
      <TextInput
        label={form.password}
        hint={form.passwordHint}
        value={draft.password}
        minLength={TOURNAMENT_PASSWORD.min}
        maxLength={TOURNAMENT_PASSWORD.max}
        autoComplete="off"
        onInput={(event) => change({ password: event.currentTarget.value })}
      />
    </>
  );
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

function WeeklyFields({ draft, problem, change }: FieldsProps) {
  const { form } = tt.value.tournaments;
  const { weekdays, time, timeZone } = draft;
  const zones = Intl.supportedValuesOf("timeZone");
  const known = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <>
      <fieldset class="cup-days">
        <legend>{form.days}</legend>
        {WEEK.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={weekdays.includes(day)}
              onChange={({ currentTarget: { checked } }) =>
                change({ weekdays: WEEK.filter((each) => (each === day ? checked : weekdays.includes(each))) })
              }
            />
            <span>{weekdayName(day)}</span>
          </label>
        ))}
        {problem === "weekdays" && (
          <p class="field-error" role="alert">
            {form.daysMissing}
          </p>
        )}
      </fieldset>
      <Field label={form.time}>
        {(ids) => (
          <input
            class="input"
            type="time"
            required
            {...ids}
            value={time}
            onInput={(event) => change({ time: event.currentTarget.value.slice(0, 5) })}
          />
        )}
      </Field>
      <Select
        label={form.timeZone}
        hint={form.timeZoneHint}
        value={timeZone}
        options={known.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        onChange={(chosen) => change({ timeZone: chosen })}
      />
    </>
  );
}
