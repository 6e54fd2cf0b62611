// For a friend to whom no link can be sent: the code that the other page shows.
import { useSignal } from "@preact/signals";
import { CODE_LENGTH } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import { api, errorText } from "../../data/api.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";

export function JoinByCode() {
  const { code: words } = t.value.home;
  const { route } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<"empty" | "unknown" | null>(null);
  const join = useAction(api.matchByCode, {
    onDone: ({ id }) => route(`/match/${id}`),
    onError: (error) => {
      if (error === "not_found" || error === "bad_request") problem.value = "unknown";
      input.current?.select();
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const code = input.current?.value.replaceAll(/[\s-]/g, "") ?? "";
    problem.value = code.length === CODE_LENGTH ? null : "empty";
    if (problem.value === null) void join.run(code);
    else input.current?.focus();
  };
  const failed = join.error.value && errorText(join.error.value);
  const error = problem.value === null ? failed : words[problem.value];
  return (
    <form noValidate onSubmit={send}>
      <Field label={words.label} error={error ?? undefined}>
        {(ids) => (
          <div class="home-code">
            <input
              class="input"
              {...ids}
              ref={input}
              type="text"
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellcheck={false}
              maxLength={12}
              aria-invalid={error ? true : undefined}
            />
            <Button type="submit" busy={join.running.value !== null}>
              {words.action}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
