import { useSignal } from "@preact/signals";
import type { ProviderIntent, ProviderSummary } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { errorText } from "../../data/api.ts";
import { at } from "../../i18n/account/index.ts";
import { Button } from "../../ui/button.tsx";
import {
  scrollIntoView,
  beginAuthorization,
  redirectingTo,
  useProblem,
  useProviders,
  useBackButton,
} from "./authorization.ts";
import { providersApi } from "./providers-api.ts";
import "../../forms/fields.css";
import "./providers.css";

interface ProviderButtonsProps {
  readonly back: string; // the page to come back to, a path of ours
  readonly intent: Exclude<ProviderIntent, "link">;
}

/** A button for each provider that is configured, and why the last one led nowhere. Nothing where there is none. */
export function ProviderButtons({ back, intent }: ProviderButtonsProps) {
  const configured = useProviders();
  const linked = useLinked(intent === "prove");
  const problem = useProblem();
  useBackButton();
  const go = useAction((provider: ProviderSummary) => beginAuthorization(provider, intent, back));
  const offered = (configured ?? []).filter(({ id }) => intent === "login" || linked.includes(id));
  if (offered.length === 0) return null;
  const note = go.error.value ? errorText(go.error.value) : problem;
  const words = at.value.providers;
  return (
    <div class="providers">
      {intent === "login" && <p class="form-or">{words.or}</p>}
      {note && (
        <p class="field-error" role="alert" ref={scrollIntoView}>
          {note}
        </p>
      )}
      <ul>
        {offered.map((provider) => (
          <li key={provider.id}>
            <Button busy={redirectingTo.value === provider.id} onClick={() => void go.run(provider)}>
              {intent === "login"
                ? words.continueWith({ provider: provider.name })
                : words.proveWith({ provider: provider.name })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The providers that open this account: others prove nothing about it. */
function useLinked(asks: boolean): readonly string[] {
  const linked = useSignal<readonly string[]>([]);
  useEffect(() => {
    if (!asks) return;
    void providersApi.identities().then((answer) => {
      if (answer.ok) linked.value = answer.value.identities.map(({ provider }) => provider);
    });
  }, [asks]);
  return linked.value;
}
