import { useLocation } from "preact-iso";
import { type Action, toastError, useAction } from "./action.ts";
import { api } from "./api.ts";

/** Makes a match and goes to its page: the link to send is there, or the computer player. */
export function usePlay(): Action<Parameters<typeof api.createMatch>> {
  const { route } = useLocation();
  return useAction(api.createMatch, { onDone: ({ id }) => route(`/match/${id}`), onError: toastError });
}
