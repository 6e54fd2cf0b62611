// A guest may keep what was played: signing up in place. The form is fetched when somebody wants it.
import { useSignal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { ComponentType } from "preact";
import { errorText } from "../../../data/api.ts";
import { session } from "../../../data/session.ts";
import { account } from "../../../i18n/account/index.ts";
import { toast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/button.tsx";

type SignUpDialog = ComponentType<{ readonly onClose: () => void }>;

/** Not for members, and not before one knows. */
export function isGuest(): boolean {
  const who = session.value;
  return who.state === "known" && who.me?.kind === "guest";
}

async function loadDialog(): Promise<SignUpDialog | null> {
  try {
    const [{ SignUpDialog }] = await within(Promise.all([import("../../login/sign-up-dialog.tsx"), account.load()]));
    return SignUpDialog;
  } catch {
    toast(errorText("offline"), "problem");
    return null;
  }
}

interface SignUpOfferProps {
  readonly label: string;
  readonly onOpen?: () => void;
  readonly onClose?: () => void;
}

/** The button, and the form over the match once it is pressed. */
export function SignUpOffer({ label, onOpen, onClose }: SignUpOfferProps) {
  const Dialog = useSignal<SignUpDialog | null>(null);
  const loading = useSignal(false);
  const open = async () => {
    if (loading.value) return;
    loading.value = true;
    Dialog.value = await loadDialog();
    loading.value = false;
    if (Dialog.value) onOpen?.();
  };
  const close = () => {
    Dialog.value = null;
    onClose?.();
  };
  const Form = Dialog.value;
  if (!isGuest() && !Form) return null;
  return (
    <>
      <Button variant="quiet" busy={loading.value} onClick={() => void open()}>
        {label}
      </Button>
      {Form && <Form onClose={close} />}
    </>
  );
}
