// What is stored about me, to be seen and taken away; and how I go.
import { useSignal } from "@preact/signals";
import type { DeletionAsked } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { toastError, useAction } from "../../data/action.ts";
import type { Result } from "../../data/api.ts";
import { useQuery } from "../../data/query.ts";
import { loadSession, session } from "../../data/session.ts";
import { Answer } from "../../data/states.tsx";
import { ConfirmDialog } from "../../forms/confirm-dialog.tsx";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { AccountPage } from "../account/account-page.tsx";
import { withFreshLogin } from "../reauth/reauthentication.tsx";
import { download, goesAt, privacyApi } from "./privacy-api.ts";
import { StoredView } from "./stored-view.tsx";
import "./privacy.css";

export function Privacy() {
  const who = session.value;
  const me = who.state === "known" ? who.me : null;
  return (
    <AccountPage part="privacy" outside={me === null ? <Nothing /> : <Guest key={me.id} name={me.name} />}>
      <Stored />
      <Take />
      <Anonymise />
      <Remove />
    </AccountPage>
  );
}

function Nothing() {
  const { nothing } = at.value.privacy;
  return <EmptyState title={nothing.title}>{nothing.text}</EmptyState>;
}

function Guest({ name }: { readonly name: string }) {
  return (
    <>
      <p class="page-lead">{at.value.privacy.guestLead({ name })}</p>
      <Stored />
      <Take />
      <Forget />
    </>
  );
}

const ROWS = 8; // about as high as what is stored, folded: what follows keeps its place

function Stored() {
  const { stored } = at.value.privacy;
  const data = useQuery(privacyApi.data);
  return (
    <Section title={stored.title} description={stored.text}>
      <Answer query={data} loading={stored.loading} rows={ROWS}>
        {(told) => <StoredView data={told} />}
      </Answer>
    </Section>
  );
}

function Take() {
  const { take: words } = at.value.privacy;
  const take = useAction(download, {
    onError: () => {
      toast(words.failed, "problem");
      return true;
    },
  });
  return (
    <Section title={words.title} description={words.text}>
      <p class="privacy-ways">
        {(["page", "json"] as const).map((as) => (
          <Button key={as} busy={take.running.value?.[0] === as} onClick={() => void take.run(as)}>
            {words[as]}
          </Button>
        ))}
      </p>
    </Section>
  );
}

interface WayOutProps<T> {
  readonly words: Record<"title" | "text" | "action" | "askTitle" | "askText", string>;
  readonly call: () => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
}

/** Something that cannot be undone by pressing it again: asked for, then done. */
function WayOut<T>({ words, call, onDone }: WayOutProps<T>) {
  const asking = useSignal(false);
  const close = () => (asking.value = false);
  const confirm = useAction(call, {
    onDone: (value) => {
      close();
      onDone(value);
    },
    onError: toastError,
  });
  return (
    <Section title={words.title} description={words.text}>
      <p>
        <Button variant="danger" onClick={() => (asking.value = true)}>
          {words.action}
        </Button>
      </p>
      <ConfirmDialog
        open={asking.value}
        title={words.askTitle}
        text={words.askText}
        action={words.action}
        onConfirm={() => confirm.run().finally(close)}
        onClose={close}
      />
    </Section>
  );
}

function Anonymise() {
  const { anonymise } = at.value.privacy;
  const onDone = ({ name }: { readonly name: string }) => {
    toast(anonymise.done({ name }));
    void loadSession();
  };
  return <WayOut words={anonymise} call={() => withFreshLogin(privacyApi.anonymise)} onDone={onDone} />;
}

function Remove() {
  const { remove } = at.value.privacy;
  const { route } = useLocation();
  const onDone = (asked: DeletionAsked) => {
    if (asked.state === "mailed") return toast(remove.mailed({ email: asked.email }));
    goesAt.value = asked.dueAt;
    session.value = { state: "known", me: null };
    route("/account/deletion");
  };
  return <WayOut words={remove} call={() => withFreshLogin(privacyApi.askDeletion)} onDone={onDone} />;
}

function Forget() {
  const { forget } = at.value.privacy;
  const onDone = () => {
    toast(forget.done);
    session.value = { state: "known", me: null };
  };
  return <WayOut words={forget} call={privacyApi.forgetMe} onDone={onDone} />;
}
