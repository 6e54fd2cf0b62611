// Whether this browser gets push messages, and how it begins and stops to.
import { type Signal, signal } from "@preact/signals";
import type { PushAnswer } from "@transcendence/protocol";
import { ask, type ErrorCode, routes } from "../../data/api.ts";
import { language } from "../../i18n/index.ts";

/** `insecure`: a page of plain http. `unsupported`: this browser cannot. `denied`: the person told it not to. */
export type DeviceState = "insecure" | "unsupported" | "denied" | "off" | "on";

export interface PushDevice {
  readonly state: Signal<DeviceState | null>; // null: not known yet
  readonly problem: Signal<ErrorCode | "no_service" | null>;
  readonly load: () => Promise<void>;
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => Promise<void>;
}

const REGISTERED_MS = 10_000; // a browser that keeps nothing for sites never has one

export function canPush(): boolean {
  return isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

export function createPushDevice(): PushDevice {
  const state = signal<DeviceState | null>(null);
  const problem = signal<PushDevice["problem"]["value"]>(null);

  async function load(): Promise<void> {
    const registration = await registered();
    if (registration === null) return void (state.value = isSecureContext ? "unsupported" : "insecure");
    if (Notification.permission === "denied") return void (state.value = "denied");
    const [own, known] = await Promise.all([registration.pushManager.getSubscription(), ask(routes.me.push.$get())]);
    if (!known.ok) return void (problem.value = known.error);
    const isOn = own !== null && own.endpoint === known.value.endpoint && Notification.permission === "granted";
    state.value = isOn ? "on" : "off";
  }

  async function turnOn(): Promise<void> {
    problem.value = null;
    const permission = await Notification.requestPermission(); // first, while the press still counts as one
    if (permission !== "granted") return void (state.value = permission === "denied" ? "denied" : "off");
    const [registration, known] = [await registered(), await ask(routes.me.push.$get())];
    if (!known.ok) return void (problem.value = known.error);
    const made = registration && (await subscribe(registration, known.value));
    if (!made) return void (problem.value = "no_service");
    const { endpoint = "", keys = {} } = made.toJSON();
    const { p256dh = "", auth = "" } = keys;
    const body = { endpoint, keys: { p256dh, auth }, language: language.value };
    const kept = await ask(routes.me.push.$put({ json: body }));
    if (!kept.ok) return void (problem.value = kept.error);
    state.value = "on";
  }

  async function turnOff(): Promise<void> {
    problem.value = null;
    const gone = await ask(routes.me.push.$delete());
    if (!gone.ok) return void (problem.value = gone.error);
    state.value = "off";
    const own = await (await registered())?.pushManager.getSubscription();
    await own?.unsubscribe().catch(() => {}); // the arena sends nothing any more
  }

  return { state, problem, load, turnOn, turnOff };
}

/** null: the browser cannot, or keeps no service worker of ours. On somebody's first page it is still being fetched. */
async function registered(): Promise<ServiceWorkerRegistration | null> {
  if (!canPush()) return null;
  const own = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (own !== undefined || !import.meta.env.PROD) return own ?? null; // in development there is none
  return Promise.race([
    navigator.serviceWorker.ready,
    new Promise<null>((done) => setTimeout(() => done(null), REGISTERED_MS)),
  ]);
}

/** One that was made for another key of the arena is worth nothing. null: there is no push service, or it does not answer. */
async function subscribe(
  { pushManager }: ServiceWorkerRegistration,
  { key, endpoint }: PushAnswer,
): Promise<PushSubscription | null> {
  try {
    const earlier = await pushManager.getSubscription();
    if (earlier !== null && earlier.endpoint === endpoint) return earlier;
    await earlier?.unsubscribe();
    const applicationServerKey = bytesOf(key);
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  } catch {
    return null;
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
