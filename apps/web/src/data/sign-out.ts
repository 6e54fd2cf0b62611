import { signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { t } from "../i18n/index.ts";
import { toast } from "../state/toasts.ts";
import { ask, errorText, routes } from "./api.ts";
import { session } from "./session.ts";

export const signingOut = signal(false);

/** Ends this session; whoever plays on is a guest. */
export function useSignOut(): () => Promise<void> {
  const { route } = useLocation();
  return async () => {
    if (signingOut.peek()) return;
    signingOut.value = true;
    const answer = await ask(routes.auth.logout.$post());
    signingOut.value = false;
    if (!answer.ok && answer.error !== "unauthenticated") return toast(errorText(answer.error), "problem");
    session.value = { state: "known", me: null };
    toast(t.value.common.signedOut);
    route("/");
  };
}
