// Whom the organiser of a tournament by invitation has invited, and the link for everybody else.
import { useSignal } from "@preact/signals";
import { INVITE_AT_ONCE, type TournamentInvitations } from "@transcendence/protocol";
import { useAction } from "../../data/action.ts";
import { type Query, useQuery } from "../../data/query.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { tt } from "../../i18n/tournament/index.ts";
import { PersonName } from "../../people/person-name.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, TextInput } from "../../ui/field.tsx";
import { copy } from "../../ui/share.ts";
import { tournamentsApi } from "./tournaments-api.ts";

export function Invitations({ id }: { readonly id: string }) {
  const { invite } = tt.value.tournaments;
  const query = useQuery(() => tournamentsApi.invitations(id), [id]);
  return (
    <section class="cup-disputes" aria-labelledby="invitations">
      <h3 id="invitations">{invite.title}</h3>
      <Answer query={query}>
        {(found) => (
          <>
            <Link id={id} invitations={found} query={query} />
            <Names id={id} query={query} />
            <List id={id} invitations={found} query={query} />
          </>
        )}
      </Answer>
    </section>
  );
}

interface PartProps {
  readonly id: string;
  readonly query: Query<TournamentInvitations>;
}

interface ShownProps extends PartProps {
  readonly invitations: TournamentInvitations;
}

function Link({ id, invitations, query }: ShownProps) {
  const { invite } = tt.value.tournaments;
  const { show } = tt.value;
  const note = useSignal("");
  const link = `${location.origin}/tournaments/${id}?invitation=${invitations.key}`;
  const renew = useAction(() => tournamentsApi.newLink(id), {
    onDone(changed) {
      query.set(changed);
      note.value = invite.renewed;
    },
  });
  const press = async () => {
    note.value = (await copy(link)) === "copied" ? show.copied : show.copyFailed;
  };
  return (
    <>
      <TextInput
        readOnly
        label={invite.link}
        hint={invite.linkHint}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="cups-actions">
        <Button onClick={() => void press()}>{show.copy}</Button>
        <Button variant="quiet" busy={renew.running.value !== null} onClick={() => void renew.run()}>
          {invite.renew}
        </Button>
      </div>
      <output key={note.value}>{note.value}</output>
      <ActionError action={renew} />
    </>
  );
}

function Names({ id, query }: PartProps) {
  const { invite } = tt.value.tournaments;
  const text = useSignal("");
  const note = useSignal("");
  const add = useAction((names: string[]) => tournamentsApi.invite(id, names), {
    async onDone({ invited, unknown }) {
      text.value = unknown.join("\n"); // to be corrected
      const told = invite.done({ invited });
      note.value = unknown.length === 0 ? told : `${told} ${invite.unknown({ names: unknown.join(", ") })}`;
      await query.load();
    },
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const names = text.value.split(/[\n,;]+/u).map((name) => name.trim());
    const given = [...new Set(names.filter((name) => name !== ""))];
    if (given.length > INVITE_AT_ONCE) note.value = invite.tooMany({ most: INVITE_AT_ONCE });
    else if (given.length > 0) void add.run(given);
  };
  return (
    <form class="cup-disputes" onSubmit={submit}>
      <Field label={invite.names} hint={invite.namesHint}>
        {(ids) => (
          <textarea
            class="input cup-text"
            rows={3}
            {...ids}
            value={text.value}
            maxLength={5000}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={add.running.value !== null}>
        {invite.add}
      </Button>
      <output key={note.value}>{note.value}</output>
      <ActionError action={add} />
    </form>
  );
}

function List({ id, invitations: { invited }, query }: ShownProps) {
  const { invite } = tt.value.tournaments;
  const remove = useAction((user: string) => tournamentsApi.uninvite(id, user), { onDone: query.load });
  if (invited.length === 0) return <p class="field-hint">{invite.nobody}</p>;
  return (
    <>
      <ul class="cup-removals">
        {invited.map((player) => (
          <li key={player.id}>
            <PersonName player={player} />
            <Button variant="quiet" onClick={() => void remove.run(player.id)}>
              {invite.takeBack}
            </Button>
          </li>
        ))}
      </ul>
      <ActionError action={remove} />
    </>
  );
}
