import type { LinkedIdentity, ProviderSummary } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { useQuery } from "../../data/query.ts";
import { ActionError, Answer } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatWhen } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import {
  scrollIntoView,
  beginAuthorization,
  redirectingTo,
  useProblem,
  useProviders,
  useBackButton,
} from "../providers/authorization.ts";
import { providersApi } from "../providers/providers-api.ts";
import { withFreshLogin } from "../reauth/reauthentication.tsx";
import "../providers/providers.css";

const LINKED = "linked"; // in the address that one comes back to

/** The providers that open the account: linked ones, and those that could be. Nothing where there are none. */
export function Identities() {
  const identities = useQuery(providersApi.identities);
  const configured = useProviders();
  const problem = useProblem();
  const { query } = useLocation();
  useBackButton();
  const linked = identities.state.value.value?.identities;
  useEffect(() => {
    if (!linked || problem || !query[LINKED]) return;
    const fresh = linked.find(({ provider }) => provider === query[LINKED]);
    if (fresh) toast(at.value.providers.signUp.linkHere.done({ provider: fresh.name }));
    history.replaceState(history.state, "", location.pathname); // told once
  }, [linked === undefined]);

  const words = at.value.providers;
  if (configured?.length === 0 && linked?.length === 0) return null;
  return (
    <Section title={words.title} description={words.text}>
      {problem && (
        <p class="field-error" role="alert" ref={scrollIntoView}>
          {problem}
        </p>
      )}
      <Answer query={identities} rows={2}>
        {({ identities: known }) => (
          <ul class="identities">
            {known.map((identity) => (
              <li key={identity.provider}>
                <Linked identity={identity} onUnlinked={identities.load} />
              </li>
            ))}
            {(configured ?? [])
              .filter(({ id }) => known.every(({ provider }) => provider !== id))
              .map((provider) => (
                <li key={provider.id}>
                  <Linkable provider={provider} />
                </li>
              ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}

function Linked({
  identity,
  onUnlinked,
}: {
  readonly identity: LinkedIdentity;
  readonly onUnlinked: () => Promise<void>;
}) {
  const { provider, name, label, linkedAt, usedAt, isConfigured } = identity;
  const words = at.value.providers;

  const unlink = useAction(() => withFreshLogin(() => providersApi.unlink(provider)), {
    onDone: () => {
      toast(words.unlinked({ provider: name }));
      return onUnlinked();
    },
  });

  return (
    <>
      <div class="identity">
        <h3>{name}</h3>
        <p class="identity-label">{label}</p>
        <p class="field-hint">
          {isConfigured ? words.since({ linked: formatWhen(linkedAt), used: formatWhen(usedAt) }) : words.notConfigured}
        </p>
      </div>
      <Button
        busy={unlink.running.value !== null}
        aria-label={words.unlinkFrom({ provider: name })}
        onClick={() => void unlink.run()}
      >
        {words.unlink}
      </Button>
      <ActionError action={unlink} />
    </>
  );
}

function Linkable({ provider }: { readonly provider: ProviderSummary }) {
  const words = at.value.providers;

  const link = useAction(() =>
    withFreshLogin(() => beginAuthorization(provider, "link", `${location.pathname}?${LINKED}=${provider.id}`)),
  );

  return (
    <>
      <div class="identity">
        <h3>{provider.name}</h3>
        <p class="field-hint">{words.notLinked}</p>
      </div>
      <Button
        busy={redirectingTo.value === provider.id}
        aria-label={words.linkTo({ provider: provider.name })}
        onClick={() => void link.run()}
      >
        {words.link}
      </Button>
      <ActionError action={link} />
    </>
  );
}
