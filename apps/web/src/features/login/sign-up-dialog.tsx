// Signing up over a match: the page stays, and so does who one is.
import { useEffect, useId } from "preact/hooks";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SignUpFields, useSignUp } from "./sign-up-form.tsx";

export function SignUpDialog({ onClose }: { readonly onClose: () => void }) {
  const { signUp: words } = at.value.access;
  const id = useId();
  const signUp = useSignUp(onClose);
  useEffect(() => {
    signUp.password.input.current?.focus(); // the name is known: it was played with
  }, []);
  return (
    <Dialog
      open
      title={words.offer}
      onClose={onClose}
      actions={
        <>
          <Button
            variant="primary"
            type="submit"
            form={id}
            busy={signUp.form.busy.value}
            slowly={t.value.common.checking}
          >
            {words.action}
          </Button>
          <Button onClick={onClose}>{words.later}</Button>
        </>
      }
    >
      <form id={id} class="form" noValidate onSubmit={signUp.form.onSubmit}>
        <p>{words.offerText}</p>
        <SignUpFields signUp={signUp} />
      </form>
    </Dialog>
  );
}
