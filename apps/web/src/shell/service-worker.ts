// Lets the browser keep the site for when there is no network, and install it. Plain http has no service workers, and needs none.

const PATH = "/service-worker.js";

/** The one thing that may name a script: browsers take no plain text for it, see the content policy in the API. */
interface ScriptPolicies {
  createPolicy(
    name: "service-worker",
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator) || window.top !== window) return;
  // Not every browser has it, and TypeScript's library does not know it.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptPolicies };
  const policy = trustedTypes?.createPolicy("service-worker", { createScriptURL: () => PATH });
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  // A browser that keeps nothing for sites refuses; the page is whole without it.
  await navigator.serviceWorker
    .register(policy?.createScriptURL(PATH) ?? PATH, { updateViaCache: "none" })
    .catch(() => {});
}
