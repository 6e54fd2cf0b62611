// The button beside a name, anywhere. What it opens is fetched with the first press.
import { useSignal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { ComponentType } from "preact";
import { session } from "../data/session.ts";
import { t } from "../i18n/index.ts";
import { peopleWords } from "../i18n/people/index.ts";
import { toast } from "../state/toasts.ts";
import type { Person } from "./people-api.ts";
import "./person-menu.css";

type Actions = ComponentType<{ readonly person: Person; readonly onClose: () => void }>;

/** Nothing for oneself, for computer players, and while nobody is signed in. */
export function PersonMenu({ person }: { readonly person: Person }) {
  const Opened = useSignal<Actions | null>(null);
  const busy = useSignal(false);
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  if (me === null || me.id === person.id || (person.kind !== "member" && person.kind !== "guest")) return null;
  const open = async () => {
    if (busy.value) return;
    busy.value = true;
    try {
      const [module] = await within(Promise.all([import("./person-actions.tsx"), peopleWords.load()]));
      Opened.value = module.PersonActions;
    } catch {
      toast(t.value.common.errors.offline, "problem");
    }
    busy.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="person-menu"
        aria-haspopup="dialog"
        aria-label={t.value.common.personMenu({ name: person.name })}
        onClick={() => void open()}
      />
      {Opened.value && <Opened.value person={person} onClose={() => (Opened.value = null)} />}
    </>
  );
}
