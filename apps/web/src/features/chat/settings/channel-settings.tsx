// A channel's settings: who is in it, and for those who look after it, what to do about them and how it works.
import { useSignal } from "@preact/signals";
import {
  type ChannelDetails,
  type ChannelMember,
  type Player,
  SLOW_SECONDS,
  type UpdateChannelMember,
} from "@transcendence/protocol";
import { toastError, useAction } from "../../../data/action.ts";
import { useQuery } from "../../../data/query.ts";
import { ActionError, Answer } from "../../../data/states.tsx";
import { ConfirmDialog } from "../../../forms/confirm-dialog.tsx";
import { ct } from "../../../i18n/chat/index.ts";
import { formatWhen } from "../../../i18n/index.ts";
import { Avatar } from "../../../people/avatar.tsx";
import { PersonName } from "../../../people/person-name.tsx";
import { openChannel } from "../../../state/chat.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Select, TextInput } from "../../../ui/field.tsx";
import { loadChannels, memberId } from "../model/channels.ts";
import { chatApi } from "../model/chat-api.ts";
import { ChannelForm } from "./channel-form.tsx";

interface ChannelSettingsProps {
  readonly channel: string;
  readonly name: string;
  readonly about: Player | null; // whom a moderator wants to do something about, perhaps no member
  readonly onClose: () => void;
}

export function ChannelSettings({ channel, name, about, onClose }: ChannelSettingsProps) {
  const words = ct.value;
  const details = useQuery(() => chatApi.details(channel), [channel]);
  return (
    <Dialog
      open
      long
      title={name}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <Answer query={details}>
        {(value) => <Settings details={value} name={name} about={about} onChanged={details.load} onClose={onClose} />}
      </Answer>
    </Dialog>
  );
}

interface SettingsProps extends Omit<ChannelSettingsProps, "channel"> {
  readonly details: ChannelDetails;
  readonly onChanged: () => Promise<void>;
}

function Settings({ details, name, about, onChanged, onClose }: SettingsProps) {
  const words = ct.value;
  const { id, kind, role, slowSeconds } = details;
  const hasMembers = kind !== "tournament"; // nobody joins or leaves it
  const isModerator = role === "owner" || role === "moderator";
  const slow = useAction((seconds: (typeof SLOW_SECONDS)[number]) => chatApi.update(id, { slowSeconds: seconds }), {
    onDone: onChanged,
    onError: toastError,
  });
  return (
    <div class="chat-form">
      <People details={details} about={about} onChanged={onChanged} />
      {isModerator && hasMembers && <Invite channel={id} onDone={onChanged} />}
      {isModerator && (
        <Select
          label={words.slowTitle}
          hint={words.slowHint}
          value={String(slowSeconds)}
          options={SLOW_SECONDS.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? words.slowOff : words.slowEvery({ seconds }),
          }))}
          onChange={(value) => {
            const seconds = SLOW_SECONDS.find((each) => String(each) === value);
            if (seconds !== undefined) void slow.run(seconds);
          }}
        />
      )}
      {role === "owner" && <ChannelForm details={details} onDone={onChanged} />}
      {hasMembers && role !== null && role !== "outside" && <Leave details={details} name={name} onLeft={onClose} />}
    </div>
  );
}

interface PeopleProps {
  readonly details: ChannelDetails;
  readonly about: Player | null;
  readonly onChanged: () => Promise<void>;
}

function People({ details: { id, people, role }, about, onChanged }: PeopleProps) {
  const words = ct.value;
  const isListed = people.some(({ player }) => player.id === about?.id);
  const stranger: ChannelMember[] =
    about && !isListed ? [{ player: about, role: "outside", mutedUntil: null, bannedUntil: null }] : [];
  const act = useAction((user: string, change: UpdateChannelMember) => chatApi.act(id, user, change), {
    onDone: onChanged,
    onError: toastError,
  });
  return (
    <section>
      <h3>{words.people}</h3>
      <ul class="chat-people">
        {[...stranger, ...people].map((person) => (
          <li key={person.player.id} class={person.player.id === about?.id ? "chat-person-asked" : undefined}>
            <Avatar player={person.player} />
            <span>
              <PersonName player={person.player} />
              <small>{stateOf(person)}</small>
            </span>
            {mayActOn(person, role) && (
              <select
                class="input select"
                aria-label={words.actOn({ name: person.player.name })}
                value=""
                onChange={({ currentTarget }) => {
                  const chosen = actionsOn(person, role)[Number(currentTarget.value)];
                  currentTarget.value = "";
                  if (chosen) void act.run(person.player.id, chosen[1]);
                }}
              >
                <option value="" disabled>
                  {words.act}
                </option>
                {actionsOn(person, role).map(([label], index) => (
                  <option key={label} value={index}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf({ role, mutedUntil, bannedUntil }: ChannelMember): string {
  const words = ct.value;
  const isOver = (until: string | null) => until === null || Date.parse(until) <= Date.now();
  if (!isOver(bannedUntil)) return words.bannedUntil({ when: formatWhen(bannedUntil ?? "") });
  if (!isOver(mutedUntil)) return words.isMutedUntil({ when: formatWhen(mutedUntil ?? "") });
  return words.roles[role];
}

function mayActOn({ player, role }: ChannelMember, mine: ChannelDetails["role"]): boolean {
  if (player.id === memberId.value || role === "owner") return false;
  return mine === "owner" || (mine === "moderator" && role !== "moderator");
}

function actionsOn({ role }: ChannelMember, mine: ChannelDetails["role"]): [string, UpdateChannelMember][] {
  const { actions } = ct.value;
  const isIn = role === "member" || role === "moderator";
  return [
    [actions.mute5, { action: "mute", minutes: 5 }],
    [actions.mute60, { action: "mute", minutes: 60 }],
    [actions.mute1440, { action: "mute", minutes: 1440 }],
    [actions.unmute, { action: "mute", minutes: 0 }],
    ...(isIn ? ([[actions.kick, { action: "kick" }]] satisfies [string, UpdateChannelMember][]) : []),
    [actions.ban60, { action: "ban", minutes: 60 }],
    [actions.ban1440, { action: "ban", minutes: 1440 }],
    [actions.ban10080, { action: "ban", minutes: 10_080 }],
    [actions.unban, { action: "ban", minutes: 0 }],
    ...(mine === "owner" && isIn ? rolesFor(role) : []),
  ];
}

function rolesFor(role: ChannelMember["role"]): [string, UpdateChannelMember][] {
  const { actions } = ct.value;
  const other = role === "member" ? "moderator" : "member";
  return [
    [other === "moderator" ? actions.moderator : actions.member, { action: "role", role: other }],
    [actions.owner, { action: "role", role: "owner" }],
  ];
}

function Invite({ channel, onDone }: { readonly channel: string; readonly onDone: () => Promise<void> }) {
  const words = ct.value;
  const name = useSignal("");
  const invite = useAction((typed: string) => chatApi.invite(channel, typed), {
    async onDone() {
      name.value = "";
      await onDone();
    },
  });
  return (
    <form
      class="chat-invite"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.value.trim() !== "") void invite.run(name.value.trim());
      }}
    >
      <TextInput
        label={words.inviteMember}
        value={name.value}
        autoComplete="off"
        onInput={(event) => (name.value = event.currentTarget.value)}
      />
      <Button type="submit" busy={invite.running.value !== null}>
        {words.inviteAction}
      </Button>
      <ActionError action={invite} />
    </form>
  );
}

interface LeaveProps {
  readonly details: ChannelDetails;
  readonly name: string;
  readonly onLeft: () => void;
}

/** Members leave. The owner closes the channel, or leaves it to whoever comes next. */
function Leave({ details: { id, role }, name, onLeft }: LeaveProps) {
  const words = ct.value;
  const isOwner = role === "owner";
  const asks = useSignal<"leave" | "close" | null>(null);
  const leave = useAction<["leave" | "close"], unknown>(
    (how) => (how === "close" ? chatApi.close(id) : chatApi.leave(id)),
    {
      async onDone() {
        asks.value = null;
        openChannel.value = null;
        await loadChannels();
        onLeft();
      },
      onError: toastError,
    },
  );
  const closes = asks.value === "close";
  const leaveText = isOwner ? words.leaveOwnText({ name }) : words.leaveText({ name });
  return (
    <div class="chat-buttons">
      <Button variant="danger" onClick={() => (asks.value = "leave")}>
        {words.leave}
      </Button>
      {isOwner && (
        <Button variant="danger" onClick={() => (asks.value = "close")}>
          {words.closeChannel}
        </Button>
      )}
      <ConfirmDialog
        open={asks.value !== null}
        title={closes ? words.closeChannel : words.leave}
        text={closes ? words.closeText({ name }) : leaveText}
        action={closes ? words.closeChannel : words.leave}
        onConfirm={async () => {
          if (asks.value !== null) await leave.run(asks.value);
        }}
        onClose={() => (asks.value = null)}
      />
    </div>
  );
}
