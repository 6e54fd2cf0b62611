// What the pages of privacy ask of the API.
import { signal } from "@preact/signals";
import { LONG_PATIENCE_MS } from "@transcendence/client/deadline";
import { ask, type Result, routes } from "../../data/api.ts";
import { language } from "../../i18n/index.ts";
import { storedWords } from "../../i18n/stored/index.ts";
import { storedPage } from "./stored-page.ts";

const { auth, me } = routes;

export const privacyApi = {
  data: () => ask(me.data.$get({}, { init: { signal: AbortSignal.timeout(LONG_PATIENCE_MS) } })),
  anonymise: () => ask(me.anonymisation.$post()),
  askDeletion: () => ask(me.deletion.$post()),
  confirmDeletion: (token: string) => ask(auth.deletion.$post({ json: { token } })),
  keep: () => ask(me.deletion.$delete()),
  forgetMe: () => ask(me.$delete()),
};

/** When the account goes that has just been given up here, without a mail: the page that says so reads it once. */
export const goesAt = signal<string | null>(null);

/** Fetches what is stored, makes a file of it and hands it to the browser, which asks where to put it. */
export async function download(as: "json" | "page"): Promise<Result<void>> {
  const answer = await privacyApi.data();
  if (!answer.ok) return answer;
  const data = answer.value;
  const [text, type, ending] =
    as === "json"
      ? [`${JSON.stringify(data, null, 2)}\n`, "application/json", "json"]
      : [storedPage(data, storedWords.t.value, language.value), "text/html", "html"];
  const href = URL.createObjectURL(new Blob([text], { type }));
  const name = `transcendence-${data.madeAt.slice(0, 10)}.${ending}`;
  const link = Object.assign(document.createElement("a"), { href, download: name });
  link.click(); // never in the page: its router would take it for a way to another one
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return { ok: true, value: undefined };
}
