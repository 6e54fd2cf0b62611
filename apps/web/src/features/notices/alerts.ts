// What a new notification, or a call to a match, does while a page is open: a number in the title, a note, a sound when nobody looks.
import { effect } from "@preact/signals";
import type { NotificationSummary } from "@transcendence/protocol";
import { tournamentCalls } from "../../data/live.ts";
import { isOnScreen, onNotice, unread } from "../../data/notices.ts";
import { notices, nt } from "../../i18n/notices/index.ts";
import { toast } from "../../state/toasts.ts";
import { setTitleCount } from "../../ui/page.tsx";

const SEEN_KEY = "notice"; // the id of the newest that a page has shown or sounded for
const TURN_MS = 400;

export function keepAlerts(): void {
  effect(() => setTitleCount(Math.max(unread.value ?? 0, tournamentCalls.value.length))); // a call is unread, too
  onNotice((event) => {
    if (event.type === "notified") void alert(event.notification);
    else void closeShown(event.ids);
  });
}

async function alert(notification: NotificationSummary): Promise<void> {
  if (document.hidden) return soundOnce(notification.id);
  claim(notification.id);
  try {
    const [{ noticeText, noticeHref }, { noticesApi }] = await Promise.all([
      import("./notice-text.ts"),
      import("./notices-api.ts"),
      notices.load(),
    ]);
    const markRead = () => void noticesApi.read(notification.id);
    if (isOnScreen(notification)) return markRead();
    if (notification.kind === "challenge" || notification.kind === "tournament_call") return; // its banner is there
    const href = noticeHref(notification);
    if (href?.startsWith("/match/") && href === location.pathname) return markRead(); // they are there already
    const link = href === null ? undefined : { href, text: nt.value.open, onOpen: markRead };
    toast(noticeText(notification), "plain", link);
  } catch {
    // The files did not arrive: the bell has the number, and the list the rest.
  }
}

/** What a push message showed and is read or gone by now. */
async function closeShown(ids: "all" | readonly string[]): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const shown = (await registration?.getNotifications?.().catch(() => [])) ?? [];
  for (const each of shown) if (ids === "all" || ids.includes(each.tag)) each.close();
}

/** Of several pages in the background one sounds, and none while another page shows a note. */
async function soundOnce(id: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * TURN_MS + TURN_MS / 4));
  if (!claim(id)) return;
  const module = await import("../match/sound/sound.ts").catch(() => null);
  if (document.hidden) await module?.playAlone("notice");
}

/** False: another page was first. */
function claim(id: string): boolean {
  try {
    if (localStorage.getItem(SEEN_KEY) === id) return false;
    localStorage.setItem(SEEN_KEY, id);
  } catch {
    // Without storage each page is alone.
  }
  return true;
}
