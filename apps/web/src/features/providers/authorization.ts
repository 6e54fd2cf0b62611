// Going to a provider and coming back: the authorization request, and what the callback says.
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

/** The provider that the browser is being redirected to. */
export const redirectingTo = signal<string | null>(null);

/** After the browser's back button the page is shown as it was left. */
export function useBackButton(): void {
  useEffect(() => {
    const settle = () => (redirectingTo.value = null);
    settle();
    addEventListener("pageshow", settle);
    return () => removeEventListener("pageshow", settle);
  }, []);
}

/** Redirects to the provider; answers only when that failed. */
export async function beginAuthorization(
  { id }: ProviderSummary,
  intent: ProviderIntent,
  back: string,
): Promise<Result<{ readonly location: string }>> {
  redirectingTo.value = id;
  const answer = await providersApi.start(id, intent, back);
  if (answer.ok) location.assign(answer.value.location);
  else redirectingTo.value = null;
  return answer;
}

/** Why signing in with a provider failed, in words. */
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

/** The note is beside the buttons, which may be below the fold. */
export function scrollIntoView(note: HTMLElement | null): void {
  note?.scrollIntoView({ block: "center" });
}
