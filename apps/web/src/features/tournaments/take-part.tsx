// Registering and withdrawing.
import { useSignal } from "@preact/signals";
import { NAME_MAX, TOURNAMENT_PASSWORD, type TournamentSummary } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useAction } from "../../data/action.ts";
import { errorText } from "../../data/api.ts";
import { loadSession, session } from "../../data/session.ts";
import { ActionError } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { TextInput } from "../../ui/field.tsx";
import { useSeconds } from "./time.ts";
import type { TournamentModel } from "./tournament-model.ts";
import { tournamentsApi } from "./tournaments-api.ts";

interface TakePartProps {
  readonly model: TournamentModel;
  readonly summary: TournamentSummary;
}

export function TakePart({ model, summary }: TakePartProps) {
  const { entry } = tt.value.tournaments;
  const view = model.view.value;
  const me = model.me.value;
  const { query } = useLocation();
  const hasDeadline = summary.deadlineMinutes > 0 && view?.phase === "registration";
  useSeconds(hasDeadline); // the form goes when the deadline comes
  if (view === null || view.phase === "finished" || view.phase === "cancelled") return null;
  if (me !== null) {
    if (view.state?.out.includes(me.id)) return null;
    return (
      <section class="cup-entry">
        {view.phase === "registration" && (
          <>
            <p>{entry.entered}</p>
            <p class="field-hint">{entry.stay}</p>
          </>
        )}
        <Withdraw model={model} id={summary.id} isRunning={view.phase === "running"} />
      </section>
    );
  }
  const { format } = summary.plan;
  const { startsAtMs } = view;
  const closesAtMs = startsAtMs === null ? Infinity : startsAtMs - summary.deadlineMinutes * 60_000;
  if (hasDeadline && model.roomNow() >= closesAtMs) return <p class="cup-note">{entry.closed}</p>;
  const isOpen = view.phase === "registration" || format === "swiss" || format === "arena";
  if (!isOpen) return <p class="cup-note">{entry.closed}</p>;
  if (view.entries.length >= summary.places) return <p class="cup-note">{entry.full}</p>;
  const mayRegister =
    !summary.inviteOnly || query["invitation"] !== undefined || model.isInvited.value || isMine(summary);
  if (!mayRegister) return <p class="cup-note">{entry.byInvitation}</p>;
  const who = session.value;
  if (!summary.guests && who.state === "known" && who.me?.kind !== "member") return <MembersOnly />;
  return <Register model={model} summary={summary} />;
}

/** Said before they have filled in a form. The invitation in the address comes back with them. */
function MembersOnly() {
  const { entry, form } = tt.value.tournaments;
  const { url } = useLocation();
  const back = `?back=${encodeURIComponent(url)}`;
  return (
    <section class="cup-entry">
      <p>{entry.membersOnly}</p>
      <p class="cups-actions">
        <LinkButton variant="primary" href={`/signup${back}`}>
          {form.signUp}
        </LinkButton>
        <LinkButton href={`/login${back}`}>{form.logIn}</LinkButton>
      </p>
    </section>
  );
}

function isMine({ organiser }: TournamentSummary): boolean {
  const who = session.value;
  return who.state === "known" && who.me !== null && who.me.id === organiser?.id;
}

function Register({ model, summary }: TakePartProps) {
  const { entry } = tt.value.tournaments;
  const invitation = useLocation().query["invitation"] ?? null; // the link had it
  const alias = useSignal("");
  const password = useSignal("");
  const enter = useAction(
    () =>
      tournamentsApi.enter(summary.id, {
        alias: alias.value.trim() || null,
        password: summary.hasPassword ? password.value : null,
        invitation,
      }),
    {
      async onDone() {
        if (session.peek().state !== "known" || sessionIsNobody()) await loadSession();
        await model.load();
      },
    },
  );
  const error = enter.error.value;
  const errorOf = (code: "name_taken" | "tournament_password") => (error === code ? errorText(code) : undefined);
  const isAtField = error === "name_taken" || error === "tournament_password";
  return (
    <form
      class="cup-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void enter.run();
      }}
    >
      <TextInput
        label={entry.alias}
        hint={entry.aliasHint}
        error={errorOf("name_taken")}
        value={alias.value}
        maxLength={NAME_MAX}
        autoComplete="nickname"
        onInput={(event) => (alias.value = event.currentTarget.value)}
      />
      {summary.hasPassword && (
        <TextInput
          label={entry.password}
          error={errorOf("tournament_password")}
          value={password.value}
          maxLength={TOURNAMENT_PASSWORD.max}
          autoComplete="off"
          required
          onInput={(event) => (password.value = event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="primary" large busy={enter.running.value !== null}>
        {entry.enter}
      </Button>
      {!isAtField && <ActionError action={enter} />}
    </form>
  );
}

function sessionIsNobody(): boolean {
  const who = session.peek();
  return who.state === "known" && who.me === null;
}

interface WithdrawProps {
  readonly model: TournamentModel;
  readonly id: string;
  readonly isRunning: boolean;
}

function Withdraw({ model, id, isRunning }: WithdrawProps) {
  const { entry } = tt.value.tournaments;
  const asking = useSignal(false);
  const withdraw = useAction(() => tournamentsApi.withdraw(id), { onDone: model.load });
  const run = async () => {
    await withdraw.run();
    asking.value = false;
  };
  return (
    <>
      <Button
        variant="quiet"
        busy={withdraw.running.value !== null}
        onClick={() => (isRunning ? (asking.value = true) : void run())}
      >
        {entry.withdraw}
      </Button>
      <ActionError action={withdraw} />
      <ConfirmDialog
        open={asking.value}
        title={entry.withdrawSure}
        text={entry.withdrawText}
        action={entry.withdraw}
        onConfirm={run}
        onClose={() => (asking.value = false)}
      />
    </>
  );
}
