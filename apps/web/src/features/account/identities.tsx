import { useSignal } from "@preact/signals";
import type { LinkedIdentity, ProviderSummary } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { intoView, leaveFor, leavingFor, useProblem, useProviders, useReturn } from "../providers/journey.ts";
import { providersApi } from "../providers/providers-api.ts";
import { withProof } from "../reauth/proof.tsx";
import "../providers/providers.css";

const LINKED = "linked"; // in the address that one comes back to

type Loaded = readonly LinkedIdentity[] | ErrorCode | null;

/** The providers that open the account: linked ones, and those that could be. Nothing where there are none. */
export function Identities() {
  const identities = useSignal<Loaded>(null);
  const configured = useProviders();
  const problem = useProblem();
  const { query } = useLocation();
  useReturn();
  const load = async () => {
    const answer = await providersApi.identities();
    identities.value = answer.ok ? answer.value.identities : answer.error;
  };
  const welcomeBack = () => {
    const found = identities.value;
    if (typeof found !== "object" || found === null || problem) return;
    const fresh = found.find(({ provider }) => provider === query[LINKED]);
    if (fresh) toast(at.value.providers.signUp.linkHere.done(fresh.name));
    if (query[LINKED]) history.replaceState(history.state, "", location.pathname); // told once
  };
  useEffect(() => void load().then(welcomeBack), []);

  const words = at.value.providers;
  const linked = identities.value;
  if (configured?.length === 0 && linked?.length === 0) return null;
  return (
    <Section title={words.title} description={words.text}>
      {problem && (
        <p class="field-error" role="alert" ref={intoView}>
          {problem}
        </p>
      )}
      {typeof linked === "string" && <Failed error={linked} onRetry={load} />}
      {linked === null && <Loading />}
      {typeof linked === "object" && linked !== null && (
        <ul class="identities">
          {linked.map((identity) => (
            <li key={identity.provider}>
              <Linked identity={identity} onUnlinked={() => void load()} />
            </li>
          ))}
          {(configured ?? [])
            .filter(({ id }) => linked.every(({ provider }) => provider !== id))
            .map((provider) => (
              <li key={provider.id}>
                <Linkable provider={provider} />
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
}

function Linked({ identity, onUnlinked }: { readonly identity: LinkedIdentity; readonly onUnlinked: () => void }) {
  const { provider, name, label, linkedAt, usedAt, isConfigured } = identity;
  const busy = useSignal(false);
  const error = useSignal<ErrorCode | null>(null);
  const words = at.value.providers;

  const unlink = async () => {
    if (busy.value) return;
    busy.value = true;
    const answer = await withProof(() => providersApi.unlink(provider));
    busy.value = false;
    error.value = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    toast(words.unlinked(name));
    onUnlinked();
  };

  return (
    <>
      <div class="identity">
        <h3>{name}</h3>
        <p class="identity-label">{label}</p>
        <p class="field-hint">
          {isConfigured ? words.since(formatWhen(linkedAt), formatWhen(usedAt)) : words.notConfigured}
        </p>
      </div>
      <Button busy={busy.value} aria-label={words.unlinkFrom(name)} onClick={() => void unlink()}>
        {words.unlink}
      </Button>
      {error.value && (
        <p class="field-error" role="alert">
          {errorText(error.value)}
        </p>
      )}
    </>
  );
}

function Linkable({ provider }: { readonly provider: ProviderSummary }) {
  const error = useSignal<ErrorCode | null>(null);
  const words = at.value.providers;

  const link = async () => {
    if (leavingFor.value !== null) return;
    const answer = await withProof(() => leaveFor(provider, "link", `${location.pathname}?${LINKED}=${provider.id}`));
    error.value = answer.ok ? null : answer.error;
  };

  return (
    <>
      <div class="identity">
        <h3>{provider.name}</h3>
        <p class="field-hint">{words.notLinked}</p>
      </div>
      <Button
        busy={leavingFor.value === provider.id}
        aria-label={words.linkTo(provider.name)}
        onClick={() => void link()}
      >
        {words.link}
      </Button>
      {error.value && (
        <p class="field-error" role="alert">
          {errorText(error.value)}
        </p>
      )}
    </>
  );
}
