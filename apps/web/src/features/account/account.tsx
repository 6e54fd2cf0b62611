import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { session } from "../../data/session.ts";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { accessApi } from "../login/access-api.ts";
import { GuestOffer } from "../login/guest-offer.tsx";
import { LogOut } from "../login/log-out.tsx";
import { ACCOUNT_PARTS, ACCOUNT_PATHS, AccountPage } from "./account-page.tsx";
import "../../forms/fields.css";

/** Who I am here, the parts of my account, and the way out. */
export function Account() {
  return (
    <AccountPage>
      <Overview />
    </AccountPage>
  );
}

function Overview() {
  const { shell, signInPage } = at.value;
  const { overview } = signInPage;
  const who = session.value;
  const name = who.state === "known" ? (who.me?.name ?? "") : "";
  return (
    <>
      <Section title={overview.title} description={overview.lead({ name })}>
        <ul class="account-list">
          {ACCOUNT_PARTS.map((part) => (
            <li key={part}>
              <a href={ACCOUNT_PATHS[part]}>{shell[part]}</a>
              <p>{overview[part]}</p>
            </li>
          ))}
          <li>
            <a href="/friends">{t.value.common.friends}</a>
          </li>
          <li>
            <a href={`/u/${encodeURIComponent(name)}`}>{at.value.profile.edit.publicPage}</a>
          </li>
        </ul>
        <FormerGuest />
      </Section>
      <Section title={overview.leave} description={overview.leaveText}>
        <p>
          <LogOut />
        </p>
      </Section>
    </>
  );
}

/** Matches of the guest that one was here before, if that was not decided at the login. */
function FormerGuest() {
  const { guest } = at.value.access;
  const matches = useSignal(0);
  const asking = useSignal(false);
  const load = async () => {
    asking.value = false;
    const answer = await accessApi.guestMatches();
    matches.value = answer.ok ? answer.value.matches : 0;
  };
  useEffect(() => void load(), []);
  if (matches.value === 0) return null;
  return (
    <p>
      <Button onClick={() => (asking.value = true)}>{guest.title({ matches: matches.value })}</Button>
      <GuestOffer matches={asking.value ? matches.value : 0} onDone={() => void load()} />
    </p>
  );
}
