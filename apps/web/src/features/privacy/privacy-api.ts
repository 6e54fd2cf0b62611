// What the pages of privacy ask of the API.
import type { Language } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";
import { LONG_PATIENCE_MS } from "../../deadline/deadline.ts";

const { account, me } = routes;

export const privacyApi = {
  data: () => ask(account.data.$get()),
  anonymise: () => ask(account.anonymisation.$post()),
  askDeletion: () => ask(account.deletion.$post()),
  confirmDeletion: (token: string) => ask(account.deletion.confirmation.$post({ json: { token } })),
  keep: () => ask(account.deletion.$delete()),
  forgetMe: () => ask(me.$delete()),
};

/** Fetches the file and hands it to the browser, which asks where to put it. False: it did not come. */
export async function download(as: "json" | "page", language: Language): Promise<boolean> {
  try {
    const response = await account.data.export.$get(
      { query: { as, language } },
      { init: { signal: AbortSignal.timeout(LONG_PATIENCE_MS) } },
    );
    if (!response.ok) return false;
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `data.${as}`;
    const address = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    link.click(); // never in the page: its router would take it for a way to another one
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return true;
  } catch {
    return false;
  }
}
