import { useLocation } from "preact-iso";
import { toast, type ToastLink } from "../state/toasts.ts";
import { type Action, toastError, useAction } from "./action.ts";
import { api, errorText } from "./api.ts";

/** Makes a match and goes to its page: the link to send is there, or the computer player. `offline`: what can be played without the server. */
export function usePlay(offline?: Pick<ToastLink, "href" | "text">): Action<Parameters<typeof api.createMatch>> {
  const { route } = useLocation();
  return useAction(api.createMatch, {
    onDone: ({ id }) => route(`/match/${id}`),
    onError(error) {
      if (error !== "offline" || offline === undefined) return toastError(error);
      toast(errorText(error), "problem", { ...offline, onOpen: () => {} });
      return true;
    },
  });
}
