// The fields of accounts: a name, an address, a password. Each checks by the schema that the API checks by.
import { useSignal } from "@preact/signals";
import {
  containsOwn,
  DisplayName,
  Email,
  EMAIL_MAX,
  NAME_MAX,
  Password,
  PASSWORD_MAX,
  PASSWORD_MIN,
} from "@transcendence/protocol";
import { safeParse } from "valibot";
import { type ErrorCode, errorText } from "../data/api.ts";
import { at } from "../i18n/account/index.ts";
import { Field } from "../ui/field.tsx";
import { type Draft, type Form, useFieldValue } from "./form.ts";
import "./fields.css";

interface FieldProps {
  readonly draft: Draft;
  readonly label?: string;
  readonly hint?: string | undefined;
}

interface DraftInputProps extends FieldProps {
  readonly label: string;
  readonly type: keyof typeof TYPES;
  readonly name: string;
  readonly autoComplete: "username" | "email";
  readonly autoCapitalize: "none" | "words";
  readonly maxLength: number;
  readonly required: boolean;
}

const TYPES = { text: { type: "text" }, email: { type: "email" } } as const;

function DraftInput({ draft, label, hint, type, ...rest }: DraftInputProps) {
  const error = draft.error.value ?? undefined;
  const initial = useFieldValue(draft);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          class="input"
          spellcheck={false}
          {...rest}
          {...ids}
          {...TYPES[type]}
          ref={draft.input}
          defaultValue={initial}
          aria-invalid={error ? true : undefined}
          onInput={(event) => draft.type(event.currentTarget.value)}
          onBlur={() => draft.leave()}
        />
      )}
    </Field>
  );
}

export function checkName(value: string): string | null {
  return safeParse(DisplayName, value).success ? null : errorText("name_invalid");
}

export function NameInput({ draft, label, hint }: FieldProps) {
  return (
    <DraftInput
      draft={draft}
      label={label ?? at.value.access.name}
      hint={hint ?? at.value.access.nameHint}
      type="text"
      name="username"
      autoComplete="username"
      autoCapitalize="words"
      maxLength={NAME_MAX + 8} // a little more than allowed: cutting silently would be worse than saying why
      required
    />
  );
}

/** A name, or an address that was confirmed. */
export function NameOrEmailInput({ draft }: FieldProps) {
  return (
    <DraftInput
      draft={draft}
      label={at.value.access.nameOrEmail}
      type="text"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      maxLength={EMAIL_MAX}
      required
    />
  );
}

export function checkEmail(value: string): string | null {
  return safeParse(Email, value).success ? null : errorText("email_invalid");
}

export function checkOptionalEmail(value: string): string | null {
  return value.trim() === "" ? null : checkEmail(value);
}

export function EmailInput({ draft, label, hint, required = true }: FieldProps & { readonly required?: boolean }) {
  return (
    <DraftInput
      draft={draft}
      label={label ?? at.value.access.email}
      hint={hint}
      type="email"
      name="email"
      autoComplete="email"
      autoCapitalize="none"
      maxLength={EMAIL_MAX}
      required={required}
    />
  );
}

/** As the API checks it, but for the list of the commonest, which it keeps to itself. */
export function checkPassword(value: string, owner: { readonly name: string; readonly email?: string | undefined }) {
  if (value.normalize("NFKC").length > PASSWORD_MAX) return at.value.access.passwordLong;
  if (!safeParse(Password, value).success) return errorText("password_invalid");
  return containsOwn(value, { ...owner, site: location.hostname }) ? at.value.access.passwordOwn : null;
}

const TEXT = { type: "text" } as const;
const HIDDEN = { type: "password" } as const;

interface PasswordInputProps extends FieldProps {
  readonly isNew?: boolean; // to be chosen, and so to be judged
}

export function PasswordInput({ draft, label, isNew = false }: PasswordInputProps) {
  const { access } = at.value;
  const shown = useSignal(false);
  const error = draft.error.value ?? undefined;
  const initial = useFieldValue(draft);
  const text = label ?? (isNew ? access.passwordNew : access.password);
  return (
    <Field label={text} hint={isNew ? (lengthHint(draft.value.value) ?? access.passwordHint) : undefined} error={error}>
      {(ids) => (
        <div class="password">
          <input
            class="input"
            {...ids}
            ref={draft.input}
            {...(shown.value ? TEXT : HIDDEN)}
            name="password"
            autoComplete={isNew ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellcheck={false}
            maxLength={1000} // more than is taken, to say so
            required
            defaultValue={initial}
            aria-invalid={error ? true : undefined}
            onInput={(event) => draft.type(event.currentTarget.value)}
            onBlur={() => draft.leave()}
          />
          <button
            type="button"
            class="password-show"
            aria-label={shown.value ? access.hidePassword : access.showPassword}
            onClick={() => (shown.value = !shown.value)}
          >
            {shown.value ? access.hide : access.show}
          </button>
        </div>
      )}
    </Field>
  );
}

/** How far it is from long enough. No praise: which passwords are too common only the server knows. */
function lengthHint(password: string): string | null {
  const { strength } = at.value.access;
  const { length } = password.normalize("NFKC");
  if (length === 0) return null;
  return length < PASSWORD_MIN ? strength.missing({ count: PASSWORD_MIN - length }) : strength.enough;
}

/** What is wrong with no field in particular. */
export function FormError({ form }: { readonly form: Form }) {
  const error: ErrorCode | null = form.error.value;
  return (
    <p class="field-error form-error" role="alert">
      {error && errorText(error)}
    </p>
  );
}
