import { effect } from "@preact/signals";
import { render } from "preact";
import { App, hasHeader } from "./app.tsx";
import { keepLive } from "./data/live.ts";
import { loadSession } from "./data/session.ts";
import { bestLanguage, loadLanguage, t } from "./i18n/index.ts";
import { preloadPage } from "./routes.tsx";
import { addPersonEntries } from "./shell/person-entries.ts";
import { keepOffline } from "./shell/service-worker.ts";
import { keepTranslatedText } from "./shell/translated-text.ts";
import { keepAppearance } from "./state/appearance.ts";
import { keepInstallEvent } from "./state/install.ts";
import { watchNavigation } from "./state/navigation.ts";
import { keepPreferences, preferences } from "./state/preferences.ts";
import { toast } from "./state/toasts.ts";
import "./ui/base.css";

const wantedLanguage = () => preferences.value.language ?? bestLanguage(navigator.languages);

/** The reader's language, or English when its file does not arrive. */
async function loadFirstLanguage(): Promise<void> {
  await loadLanguage(wantedLanguage()).catch(() => loadLanguage("en"));
}

/** Rejects when there is nothing to be shown. */
export async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (!root) throw new Error("index.html has an element #app");
  keepPreferences();
  keepInstallEvent();
  if (hasHeader(location.pathname)) void loadSession(); // on its way meanwhile
  await Promise.all([loadFirstLanguage(), preloadPage(location.pathname)]);
  keepAppearance();
  watchNavigation();
  keepTranslatedText(root);
  render(<App />, root);
  keepLive();
  void keepOffline();
  addPersonEntries();
  import("./features/notices/alerts.ts").then(
    ({ keepAlerts }) => keepAlerts(),
    () => {}, // without it the bell still has the number
  );
  effect(() => {
    loadLanguage(wantedLanguage()).catch(() => toast(t.value.settings.language.failed, "problem"));
  });
}
