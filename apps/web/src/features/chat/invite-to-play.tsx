import { toastError, useAction } from "../../data/action.ts";
import { api } from "../../data/api.ts";
import { ct } from "../../i18n/chat/index.ts";
import { Button } from "../../ui/button.tsx";
import { matchOptions } from "../match-options/options.ts";
import type { Conversation } from "./model/conversation.ts";

/** Makes a match and writes its link: whoever opens it first plays. */
export function InviteToPlay({ conversation }: { readonly conversation: Conversation }) {
  const invite = useAction(() => api.createMatch(matchOptions.value), {
    onDone: ({ id }) => conversation.write(ct.value.inviteText({ link: `${location.origin}/match/${id}` })),
    onError: toastError,
  });
  return (
    <Button variant="quiet" busy={invite.running.value !== null} onClick={() => void invite.run()}>
      {ct.value.invite}
    </Button>
  );
}
