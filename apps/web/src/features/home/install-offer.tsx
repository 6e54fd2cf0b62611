// At the end of the home page, for whoever has been here before: the site can be installed. Said no to once, it never comes back.
import { session } from "../../data/session.ts";
import { t } from "../../i18n/index.ts";
import { installEvent, installsByMenu } from "../../state/install.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { Button } from "../../ui/button.tsx";

export function InstallOffer() {
  const { install } = t.value.home;
  const event = installEvent.value;
  const who = session.value;
  const isNew = who.state !== "known" || who.me === null;
  if (preferences.value.installDeclined || isNew || (event === null && !installsByMenu())) return null;
  const decline = () => setPreference("installDeclined", true);
  const ask = async () => {
    const { outcome } = (await event?.prompt()) ?? { outcome: "dismissed" };
    installEvent.value = null; // it can be asked once
    if (outcome === "dismissed") decline();
  };
  return (
    <section class="home-way home-install" aria-label={install.title}>
      <p>
        <strong>{install.title}</strong> {event === null ? install.byMenu : install.text}
      </p>
      <div class="home-install-actions">
        {event !== null && <Button onClick={() => void ask()}>{install.action}</Button>}
        <Button variant="quiet" onClick={decline}>
          {event === null ? t.value.common.dismiss : install.later}
        </Button>
      </div>
    </section>
  );
}
