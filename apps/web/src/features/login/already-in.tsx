import type { Me } from "@transcendence/protocol";
import { at } from "../../i18n/account/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { useBack } from "./back.ts";
import { LogOut } from "./log-out.tsx";

/** Somebody is signed in already: on, or out. */
export function AlreadyIn({ me }: { readonly me: Me }) {
  const { logIn } = at.value.access;
  return (
    <Section title={logIn.about} description={logIn.already({ name: me.name })}>
      <p class="form-actions">
        <LinkButton variant="primary" href={useBack()}>
          {logIn.goOn}
        </LinkButton>
        <LogOut />
      </p>
    </Section>
  );
}
