// Becoming a member, on a page or in the middle of a match.
import type { LoginAnswer } from "@transcendence/protocol";
import { useEffect } from "preact/hooks";
import { type ErrorCode, errorText } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import {
  checkName,
  checkOptionalEmail,
  checkPassword,
  EmailInput,
  FormError,
  NameInput,
  PasswordInput,
} from "../../forms/fields.tsx";
import { type Draft, type Form, useDraft, useForm } from "../../forms/form.ts";
import { at } from "../../i18n/account/index.ts";
import { language } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { accessApi } from "./access-api.ts";
import { Consent } from "./consent.tsx";
import { toastEmail, useMailDelivery } from "./mail-delivery.ts";

export interface SignUp {
  readonly form: Form;
  readonly name: Draft;
  readonly email: Draft;
  readonly password: Draft;
}

/** `onDone`: one is a member now, and the same person as before. */
export function useSignUp(onDone: () => void): SignUp {
  const name = useDraft("", checkName);
  const email = useDraft("", checkOptionalEmail);
  const password = useDraft("", (value) =>
    checkPassword(value, { name: name.value.peek(), email: email.value.peek() || undefined }),
  );
  const who = session.value;
  const guestName = who.state === "known" ? who.me?.name : undefined;
  useEffect(() => {
    if (guestName !== undefined && name.value.peek() === "") name.value.value = guestName; // keeps the one from the matches
  }, [guestName]);

  const form = useForm<LoginAnswer>({
    fields: [name, password, email],
    send: () => {
      const address = email.value.peek().trim();
      return accessApi.signUp({
        name: name.value.peek(),
        password: password.value.peek(),
        ...(address !== "" && { email: address }),
        language: language.value,
      });
    },
    onDone: (answer) => {
      const { signUp } = at.value.access;
      if (answer.state === "in") {
        session.value = { state: "known", me: answer.me };
        toast(signUp.welcome({ name: answer.me.name }));
      }
      const address = email.value.peek().trim();
      if (address !== "") toastEmail(signUp.confirm({ email: address }));
      onDone();
    },
    place: (error) => placeOf({ name, email, password }, error),
  });
  return { form, name, email, password };
}

function placeOf({ name, email, password }: Omit<SignUp, "form">, error: ErrorCode) {
  const field = error.startsWith("name_") ? name : error === "email_invalid" ? email : null;
  const found = field ?? (error.startsWith("password_") ? password : null);
  return found && { field: found, text: errorText(error) };
}

export function SignUpFields({ signUp: { form, name, password, email } }: { readonly signUp: SignUp }) {
  const { access } = at.value;
  const delivery = useMailDelivery();
  return (
    <>
      <NameInput draft={name} />
      <PasswordInput draft={password} label={access.password} isNew />
      {delivery === "none" ? (
        <p>{access.noMail}</p>
      ) : (
        <EmailInput
          draft={email}
          label={access.emailOptional}
          hint={delivery === "sent" ? access.emailHint : access.inMailbox}
          required={false}
        />
      )}
      <Consent />
      <FormError form={form} />
    </>
  );
}
