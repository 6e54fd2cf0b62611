// What can be done with somebody: opened by the button beside their name, wherever that is.
import { useSignal } from "@preact/signals";
import type { Friendship, Relation } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { toastError, useAction } from "../data/action.ts";
import { onlineFriends } from "../data/friends-online.ts";
import { onLive } from "../data/live.ts";
import { useQuery } from "../data/query.ts";
import { session } from "../data/session.ts";
import { Answer } from "../data/states.tsx";
import { t } from "../i18n/index.ts";
import { pt } from "../i18n/people/index.ts";
import { toast } from "../state/toasts.ts";
import { Button, LinkButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { pageOf } from "./page-of.ts";
import { peopleApi, type Person } from "./people-api.ts";
import { personEntries } from "./person-entries.ts";
import { PersonStatus } from "./person-status.tsx";
import { ReportForm } from "./report-form.tsx";

type Step = "menu" | "unfriend" | "block" | "report";

interface PersonActionsProps {
  readonly person: Person;
  readonly onClose: () => void;
}

export function PersonActions({ person, onClose }: PersonActionsProps) {
  const step = useSignal<Step>("menu");
  const words = pt.value;
  const { name } = person;
  const relation = useQuery(() => peopleApi.relation(person.id), [person.id]);
  useEffect(
    () =>
      onLive((message) => {
        if (message.type !== "relation" || message.player.id !== person.id) return;
        relation.set({ friendship: message.friendship, isBlocked: message.isBlocked });
      }),
    [person.id],
  );
  const end = useAction(() => (step.value === "block" ? peopleApi.block(person.id) : peopleApi.unfriend(person.id)), {
    onDone() {
      toast(step.value === "block" ? words.blocked({ name }) : words.unfriended({ name }));
      onClose();
    },
    onError: toastError,
  });
  if (step.value === "report") return <ReportForm person={person} onClose={onClose} />;
  if (step.value !== "menu")
    return (
      <Dialog
        open
        title={words.ask[step.value]({ name })}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => (step.value = "menu")}>{t.value.common.cancel}</Button>
            <Button variant="danger" busy={end.running.value !== null} onClick={() => void end.run()}>
              {words.actions[step.value]}
            </Button>
          </>
        }
      >
        <p>{words.askText[step.value]}</p>
      </Dialog>
    );
  return (
    <Dialog
      open
      title={name}
      onClose={onClose}
      actions={
        <Button variant="quiet" onClick={onClose}>
          {t.value.common.close}
        </Button>
      }
    >
      <Answer query={relation}>
        {(known) => (
          <Entries
            person={person}
            relation={known}
            onChange={relation.set}
            onStep={(next) => (step.value = next)}
            onClose={onClose}
          />
        )}
      </Answer>
    </Dialog>
  );
}

interface EntriesProps extends PersonActionsProps {
  readonly relation: Relation;
  readonly onChange: (relation: Relation) => void;
  readonly onStep: (step: Step) => void;
}

function Entries({ person, relation, onChange, onStep, onClose }: EntriesProps) {
  const { path, route } = useLocation();
  const { actions } = pt.value;
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  const status = onlineFriends.value.get(person.id)?.status;
  const options = { onDone: onChange, onError: toastError };
  const befriend = useAction(() => peopleApi.befriend(person.id), options);
  const decline = useAction(() => peopleApi.unfriend(person.id), options);
  const unblock = useAction(() => peopleApi.unblock(person.id), options);
  if (me === null) return null;
  const areMembers = person.kind === "member" && me.kind === "member";
  const entries = relation.isBlocked ? [] : personEntries.value.filter(({ isFor }) => isFor(person, relation, me));
  return (
    <div class="person-actions">
      {relation.friendship === "friends" && <PersonStatus id={person.id} />}
      {person.kind === "member" && path !== pageOf(person.name) && (
        <LinkButton href={pageOf(person.name)} onClick={onClose}>
          {actions.profile}
        </LinkButton>
      )}
      {status?.state === "playing" && (
        <LinkButton href={`/match/${status.match}`} onClick={onClose}>
          {actions.watch}
        </LinkButton>
      )}
      {entries.map(({ id, label, run }) => (
        <Button
          key={id}
          onClick={() => {
            onClose();
            void run(person, route);
          }}
        >
          {label()}
        </Button>
      ))}
      {areMembers && !relation.isBlocked && (
        <FriendEntries
          friendship={relation.friendship}
          busy={befriend.running.value !== null || decline.running.value !== null}
          onBefriend={befriend.run}
          onEnd={decline.run}
          onRemove={() => onStep("unfriend")}
        />
      )}
      {relation.isBlocked ? (
        <Button busy={unblock.running.value !== null} onClick={() => void unblock.run()}>
          {actions.unblock}
        </Button>
      ) : (
        <Button onClick={() => onStep("block")}>{actions.block}</Button>
      )}
      <Button onClick={() => onStep("report")}>{actions.report}</Button>
    </div>
  );
}

interface FriendEntriesProps {
  readonly friendship: Friendship;
  readonly busy: boolean;
  readonly onBefriend: () => Promise<void>;
  readonly onEnd: () => Promise<void>;
  readonly onRemove: () => void;
}

function FriendEntries({ friendship, busy, onBefriend, onEnd, onRemove }: FriendEntriesProps) {
  const { actions } = pt.value;
  switch (friendship) {
    case "none":
      return (
        <Button busy={busy} onClick={() => void onBefriend()}>
          {actions.befriend}
        </Button>
      );
    case "outgoing":
      return (
        <Button busy={busy} onClick={() => void onEnd()}>
          {actions.cancel}
        </Button>
      );
    case "incoming":
      return (
        <>
          <Button variant="primary" busy={busy} onClick={() => void onBefriend()}>
            {actions.accept}
          </Button>
          <Button busy={busy} onClick={() => void onEnd()}>
            {actions.decline}
          </Button>
        </>
      );
    case "friends":
      return <Button onClick={onRemove}>{actions.unfriend}</Button>;
  }
}
