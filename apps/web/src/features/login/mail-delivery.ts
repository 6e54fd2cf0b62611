// Whether this arena sends email, so that no page promises one that never comes.
import { signal } from "@preact/signals";
import type { MailDelivery } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { at } from "../../i18n/account/index.ts";
import { toast } from "../../state/toasts.ts";
import { accessApi } from "./access-api.ts";

const delivery = signal<MailDelivery | null>(null);

/** The same for as long as the page lives. Until it is known, an email counts as sent. */
export function useMailDelivery(): MailDelivery {
  useEffect(() => {
    if (delivery.value) return;
    void accessApi.mailDelivery().then((answer) => answer.ok && (delivery.value = answer.value.delivery));
  }, []);
  return delivery.value ?? "sent";
}

/** Says where the email is that was just asked for; `sent` is what to say when one is on its way. */
export function toastEmail(sent: string): void {
  toast(delivery.peek() === "mailbox" ? at.peek().access.inMailbox : sent);
}
