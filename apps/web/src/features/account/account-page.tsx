// The frame of the account's pages: their list, and a door for whoever is not signed in.
import type { ComponentChildren } from "preact";
import { loadSession, session, useFreshSession } from "../../data/session.ts";
import { Failed, Loading } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ReauthDialog } from "../reauth/reauthentication.tsx";
import "./account.css";

export const ACCOUNT_PARTS = ["profile", "signIn", "security", "privacy"] as const;
export type AccountPart = (typeof ACCOUNT_PARTS)[number];

export const ACCOUNT_PATHS: Record<AccountPart, string> = {
  profile: "/account/profile",
  signIn: "/account/sign-in",
  security: "/account/security",
  privacy: "/account/privacy",
};

interface AccountPageProps {
  readonly part?: AccountPart; // none: the overview
  readonly outside?: ComponentChildren; // for whoever is no member; left out: the door
  readonly children: ComponentChildren;
}

/** Its children are drawn for members only. */
export function AccountPage({ part, outside, children }: AccountPageProps) {
  const { shell } = at.value;
  useFreshSession();
  return (
    <Page title={part ? shell[part] : shell.title} lead={shell.lead}>
      {part && (
        <nav class="account-parts" aria-label={shell.parts}>
          <ul>
            {ACCOUNT_PARTS.map((each) => (
              <li key={each}>
                <a href={ACCOUNT_PATHS[each]} aria-current={each === part ? "page" : undefined}>
                  {shell[each]}
                </a>
              </li>
            ))}
            <li>
              <a href="/friends">{t.value.common.friends}</a>
            </li>
          </ul>
        </nav>
      )}
      <Members outside={outside ?? <Outside />}>{children}</Members>
      <ReauthDialog />
    </Page>
  );
}

function Members({ outside, children }: Pick<AccountPageProps, "outside" | "children">) {
  const who = session.value;
  switch (who.state) {
    case "unknown":
      return <Loading rows={4} />;
    case "failed":
      return <Failed error={who.error} onRetry={loadSession} />;
    case "known":
      return who.me?.kind === "member" ? <>{children}</> : <>{outside}</>;
  }
}

/** Where to go back to after signing in is in the address. */
function Outside() {
  const { shell } = at.value;
  const back = `?back=${encodeURIComponent(location.pathname)}`;
  return (
    <EmptyState
      title={shell.outside.title}
      action={
        <p class="account-doors">
          <LinkButton variant="primary" href={`/signup${back}`}>
            {shell.signUp}
          </LinkButton>
          <LinkButton href={`/login${back}`}>{shell.logIn}</LinkButton>
        </p>
      }
    >
      {shell.outside.text}
    </EmptyState>
  );
}
