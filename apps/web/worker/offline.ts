// Keeps the shell (the page, and the files of practice and of play at one keyboard) and whichever of our files were asked for.
// Pages are always asked of the network first, so no page of yesterday meets a server of today; files under /assets/ have their
// content's hash in their names, and can be kept for as long as this version lasts.

declare const self: ServiceWorkerGlobalScope;
declare const SHELL: readonly string[]; // by apps/tools/src/build-service-worker.ts
declare const VERSION: string; // changes with the shell

const CACHE = `shell-${VERSION}`;
const PAGE = "/";

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(openPage(event));
  else if (url.pathname.startsWith("/assets/") || SHELL.includes(url.pathname))
    event.respondWith(readFile(request, url));
}); // everything else (answers of the API above all) is none of our business

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const asAnybody = (path: string) => new Request(path, { cache: "no-cache", credentials: "omit" });
  await cache.addAll(SHELL.map(asAnybody));
  await self.skipWaiting(); // pages of before ask the network for what they lack, as they would without us
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // the page is on its way while this starts
  await self.clients.claim();
}

async function openPage({ request, preloadResponse }: FetchEvent): Promise<Response> {
  try {
    return ((await preloadResponse) as Response | undefined) ?? (await fetch(request));
  } catch (error) {
    const page = await (await caches.open(CACHE)).match(PAGE);
    if (page === undefined) throw error;
    return page;
  }
}

/** A file whose name tells its content is read from here; another one only where the network has none. */
async function readFile(request: Request, { pathname }: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isFixed = pathname.startsWith("/assets/");
  const kept = await cache.match(pathname);
  if (isFixed && kept !== undefined) return kept;
  try {
    const answer = await fetch(request);
    if (isFixed && answer.ok && answer.status === 200) await cache.put(pathname, answer.clone());
    return answer;
  } catch (error) {
    if (kept === undefined) throw error;
    return kept;
  }
}
