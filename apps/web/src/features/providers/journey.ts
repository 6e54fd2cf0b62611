// Going to a provider, and what came of it: the page is left, and the way back leads to a page that tells.
import { signal } from "@preact/signals";
import { PROVIDER_PROBLEMS, type ProviderIntent, type ProviderSummary } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { errorText, type Result } from "../../data/api.ts";
import { at } from "../../i18n/account/index.ts";
import { providersApi } from "./providers-api.ts";

/** Those that are configured; null until they are known. They stay the same while the page lives. */
export const providers = signal<readonly ProviderSummary[] | null>(null);

export function useProviders(): readonly ProviderSummary[] | null {
  useEffect(() => {
    if (providers.value) return;
    void providersApi.providers().then((answer) => answer.ok && (providers.value = answer.value.providers));
  }, []);
  return providers.value;
}

/** To which provider one is on the way. */
export const leavingFor = signal<string | null>(null);

/** Back from there by the browser's own button, the page stands as it was left. */
export function useReturn(): void {
  useEffect(() => {
    const settle = () => (leavingFor.value = null);
    settle();
    addEventListener("pageshow", settle);
    return () => removeEventListener("pageshow", settle);
  }, []);
}

/** Leaves for the provider; answers only when that did not work. */
export async function leaveFor(
  { id }: ProviderSummary,
  intent: ProviderIntent,
  back: string,
): Promise<Result<{ readonly location: string }>> {
  leavingFor.value = id;
  const answer = await providersApi.start(id, intent, back);
  if (answer.ok) location.assign(answer.value.location);
  else leavingFor.value = null;
  return answer;
}

/** Why one came back without what one went for, in words. */
export function useProblem(): string | null {
  const { query } = useLocation();
  const problem = PROVIDER_PROBLEMS.find((each) => each === query["problem"]);
  if (problem === undefined) return null;
  const name = providers.value?.find(({ id }) => id === query["provider"])?.name ?? at.value.providers.some;
  switch (problem) {
    case "access_denied":
    case "other_identity":
    case "linked_already":
    case "login_expired":
      return at.value.providers.problems[problem]({ provider: name });
    case "provider_failed":
    case "identity_taken":
    case "proof_needed":
    case "too_many_requests":
    case "unavailable":
    case "internal":
      return errorText(problem);
  }
}

/** Why one came back stands beside the buttons, which may be below the first screen. */
export function intoView(note: HTMLElement | null): void {
  note?.scrollIntoView({ block: "center" });
}
