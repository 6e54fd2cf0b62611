// Push messages: shown by the system while nobody looks at a page of ours, and a press leads to what they tell of.
import type { PushMessage, SetPushSubscription } from "@transcendence/protocol";

declare const self: ServiceWorkerGlobalScope;

const ICON = "/icon-192.png";

self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  event.waitUntil(open(notification.tag, pathOf(notification.data)));
});

/** The push service has given this browser another address. TypeScript's library knows neither the event nor what it carries. */
self.addEventListener("pushsubscriptionchange", (event) => {
  (event as ExtendableEvent).waitUntil(subscribeAgain());
});

async function show(data: PushMessageData | null): Promise<void> {
  const message = read(data);
  if (message.onSite && (await pages()).some(({ visibilityState }) => visibilityState === "visible")) return;
  await self.registration.showNotification(message.title, {
    body: message.text,
    tag: message.id,
    icon: ICON,
    badge: ICON,
    data: message.path,
  });
}

/** Only this arena can have encrypted it; an older or newer one may have said other things. */
function read(data: PushMessageData | null): PushMessage {
  let said: Partial<Record<keyof PushMessage, unknown>> = {};
  try {
    said = (data?.json() ?? {}) as typeof said; // each value is checked below
  } catch {
    // A message must be shown, whatever it is.
  }
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    id: text(said.id),
    title: text(said.title) || "Transcendence",
    text: text(said.text),
    path: pathOf(said.path),
    onSite: said.onSite === true,
  };
}

/** A path of this site, whatever is said. */
function pathOf(said: unknown): string {
  const isPath = typeof said === "string" && URL.canParse(said, self.location.origin);
  const url = new URL(isPath ? said : "/notifications", self.location.origin);
  return url.origin === self.location.origin ? url.pathname : "/notifications";
}

function pages(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** The page that shows it already, or another one that no match is played on, or a new one. */
async function open(id: string, path: string): Promise<void> {
  if (id !== "") void fetch(`/api/me/notifications/${encodeURIComponent(id)}/read`, { method: "POST" }).catch(() => {});
  const all = await pages();
  const pathIn = ({ url }: WindowClient) => new URL(url).pathname;
  const shows = all.find((page) => pathIn(page) === path);
  const free = shows ?? all.find((page) => !/^\/(?:match|practice|local|tournament)\b/.test(pathIn(page)));
  if (free === undefined) return void (await self.clients.openWindow(path));
  const page = await free.focus().catch(() => free); // some browsers let no worker do it
  // A page that is not under this worker's control yet cannot be led anywhere: a new one, then.
  if (page !== shows) await page.navigate(path).catch(() => self.clients.openWindow(path));
}

async function subscribeAgain(): Promise<void> {
  const mine = await fetch("/api/me/push");
  if (!mine.ok) return; // signed out
  const { key, endpoint } = (await mine.json()) as { readonly key: string; readonly endpoint: string | null }; // our own API's
  if (endpoint === null) return; // this device was switched off
  const subscription = await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint: now = "", keys = {} } = subscription.toJSON();
  const language = (["en", "fr", "ru"] as const).find((each) => self.navigator.language.startsWith(each)) ?? "en";
  const { p256dh = "", auth = "" } = keys;
  const body: SetPushSubscription = { endpoint: now, keys: { p256dh, auth }, language };
  const headers = { "Content-Type": "application/json" };
  await fetch("/api/me/push", { method: "PUT", headers, body: JSON.stringify(body) });
}
