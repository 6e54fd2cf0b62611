import { useSignal, useSignalEffect } from "@preact/signals";
import { API_SCOPES, API_TOKEN_NAME_MAX, type ApiScope, type NewApiToken } from "@transcendence/protocol";
import { useEffect, useId, useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { securityApi } from "../../data/security-api.ts";
import { ActionError } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { withFreshLogin } from "../reauth/reauthentication.tsx";

const DAYS = ["7", "30", "90", "365"] as const;

interface NewTokenProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (token: NewApiToken) => void;
}

export function NewTokenDialog({ open, onClose, onMade }: NewTokenProps) {
  const texts = at.value.security.tokens.form;
  const formId = useId();
  const busy = useSignal(false);
  return (
    <Dialog
      open={open}
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" type="submit" form={formId} busy={busy.value}>
            {texts.action}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      {open && <TokenForm id={formId} busy={busy} onMade={onMade} />}
    </Dialog>
  );
}

interface TokenFormProps {
  readonly id: string;
  readonly busy: { value: boolean };
  readonly onMade: (token: NewApiToken) => void;
}

function TokenForm({ id, busy, onMade }: TokenFormProps) {
  const { form, scopes: scopeTexts } = at.value.security.tokens;
  const name = useSignal("");
  const scopes = useSignal<readonly ApiScope[]>(["profile:read"]);
  const days = useSignal<(typeof DAYS)[number]>("30");
  const wasTried = useSignal(false); // wrong fields are named from the first attempt on, and from the first blur
  const nameInput = useRef<HTMLInputElement>(null);
  const firstScope = useRef<HTMLInputElement>(null);
  useEffect(() => nameInput.current?.focus(), []);

  const isNameless = name.value.trim() === "";
  const create = useAction(
    () =>
      withFreshLogin(() =>
        securityApi.createToken({ name: name.value, scopes: [...scopes.value], days: Number(days.value) }),
      ),
    { onDone: onMade },
  );
  useSignalEffect(() => {
    busy.value = create.running.value !== null;
  });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    wasTried.value = true;
    if (isNameless) return nameInput.current?.focus();
    if (scopes.value.length === 0) return firstScope.current?.focus();
    void create.run();
  };
  const toggle = (scope: ApiScope, on: boolean) => {
    scopes.value = API_SCOPES.filter((each) => (each === scope ? on : scopes.value.includes(each)));
  };

  return (
    <form id={id} class="token-form" noValidate onSubmit={onSubmit}>
      <Field label={form.name} hint={form.nameHint} error={wasTried.value && isNameless ? form.nameMissing : undefined}>
        {(ids) => (
          <input
            {...ids}
            ref={nameInput}
            class="input"
            autoComplete="off"
            maxLength={API_TOKEN_NAME_MAX}
            required
            value={name.value}
            aria-invalid={(wasTried.value && isNameless) || undefined}
            onInput={(event) => (name.value = event.currentTarget.value)}
            onBlur={() => name.value !== "" && (wasTried.value = true)}
          />
        )}
      </Field>
      <fieldset class="scopes">
        <legend>{form.scopes}</legend>
        {API_SCOPES.map((scope, place) => (
          <label key={scope} class="scope">
            <input
              ref={place === 0 ? firstScope : null}
              type="checkbox"
              name="scope"
              value={scope}
              checked={scopes.value.includes(scope)}
              onChange={(event) => toggle(scope, event.currentTarget.checked)}
            />
            <span>
              {scopeTexts[scope]} <code>{scope}</code>
            </span>
          </label>
        ))}
        <p class="field-error" role="alert">
          {wasTried.value && scopes.value.length === 0 && form.scopesMissing}
        </p>
      </fieldset>
      <Select
        label={form.days}
        value={days.value}
        options={DAYS.map((value) => ({
          value,
          label: value === "365" ? form.inAYear : form.inDays({ count: Number(value) }),
        }))}
        onChange={(chosen) => (days.value = chosen)}
      />
      <ActionError action={create} />
    </form>
  );
}
