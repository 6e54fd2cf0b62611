// One open challenge each: to me, by me, or accepted by the other one. Nothing here takes the focus: a match may be running.
import { useSignal } from "@preact/signals";
import { type ChallengeSummary, DECLINE_REASONS, type DeclineReason } from "@transcendence/protocol";
import type { ComponentChildren } from "preact";
import { useAction } from "../../data/action.ts";
import { ActionError } from "../../data/states.tsx";
import { nt } from "../../i18n/notices/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { leaveFor } from "../../state/leave.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { optionsText } from "../match-options/options-text.ts";
import { challengesApi, forget, hearChallenge } from "./challenges.ts";

interface BannerProps {
  readonly challenge: ChallengeSummary;
}

export function Incoming({ challenge, onPlay }: BannerProps & { readonly onPlay: (id: string) => void }) {
  const { challenge: words } = nt.value;
  const { id, challenger } = challenge;
  const isDeclining = useSignal(false);
  const accept = useAction(challengesApi.accept, {
    onDone: () => onPlay(id),
    onError: (error) => void (error === "challenge_over" && forget(id)),
  });
  return (
    <Banner
      challenge={challenge}
      player={challenger}
      text={words.incoming({ name: challenger.name })}
      actions={
        isDeclining.value ? (
          <Decline id={id} />
        ) : (
          <>
            <Button
              variant="primary"
              busy={accept.running.value !== null}
              onClick={() => leaveFor(() => void accept.run(id))}
            >
              {words.accept}
            </Button>
            <Button variant="quiet" onClick={() => (isDeclining.value = true)}>
              {words.decline}
            </Button>
          </>
        )
      }
    >
      <ActionError action={accept} />
    </Banner>
  );
}

function Decline({ id }: { readonly id: string }) {
  const { challenge: words, reason: reasons } = nt.value;
  const reason = useSignal<DeclineReason | "none">("none");
  const decline = useAction(challengesApi.decline, {
    onDone: hearChallenge,
    onError: (error) => void (error === "challenge_over" && forget(id)),
  });
  const why = DECLINE_REASONS.map((value) => ({ value, label: reasons[value] }));
  const send = () => void decline.run(id, reason.value === "none" ? null : reason.value);
  return (
    <>
      <Select<DeclineReason | "none">
        label={words.why}
        value={reason.value}
        options={[{ value: "none", label: words.noReason }, ...why]}
        onChange={(value) => (reason.value = value)}
      />
      <Button busy={decline.running.value !== null} onClick={send}>
        {words.decline}
      </Button>
      <ActionError action={decline} />
    </>
  );
}

export function Outgoing({ challenge }: BannerProps) {
  const { challenge: words } = nt.value;
  const { id, challenged } = challenge;
  const cancel = useAction(challengesApi.cancel, {
    onDone: hearChallenge,
    onError: (error) => void (error === "challenge_over" && forget(id)),
  });
  return (
    <Banner
      challenge={challenge}
      player={challenged}
      text={words.waiting({ name: challenged.name })}
      actions={
        <Button variant="quiet" busy={cancel.running.value !== null} onClick={() => void cancel.run(id)}>
          {words.cancel}
        </Button>
      }
    >
      <ActionError action={cancel} />
    </Banner>
  );
}

export function Ready({ challenge, onPlay }: BannerProps & { readonly onPlay: (id: string) => void }) {
  const { challenge: words } = nt.value;
  const { id, challenged } = challenge;
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    onPlay(id);
  };
  return (
    <Banner
      challenge={challenge}
      player={challenged}
      text={words.ready({ name: challenged.name })}
      actions={
        <>
          <LinkButton variant="primary" href={`/match/${id}`} onClick={follow}>
            {words.go}
          </LinkButton>
          <Button variant="quiet" onClick={() => forget(id)}>
            {words.later}
          </Button>
        </>
      }
    />
  );
}

interface FrameProps extends BannerProps {
  readonly player: ChallengeSummary["challenger"];
  readonly text: string;
  readonly actions: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Banner({ challenge: { settings, rated }, player, text, actions, children }: FrameProps) {
  const words = nt.value;
  return (
    <article class="challenge">
      <Avatar player={player} size={40} />
      <p class="challenge-text">
        <strong>{text}</strong>
        <span>{`${optionsText(settings)} · ${rated ? words.rated : words.casual}`}</span>
      </p>
      <div class="challenge-actions">{actions}</div>
      {children}
    </article>
  );
}
