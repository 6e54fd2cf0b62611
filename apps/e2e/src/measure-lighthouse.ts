// npm run bench lighthouse [part of a page's name]… [-- --runs 3 --write]: Lighthouse (mobile) for every page, with a bit of everything
// on it: an arena of its own from the production build, a stranger at the public pages, a member at the others.
import { parseArgs } from "node:util";
import { table, writeFigures } from "@transcendence/bench/figures";
import { faultsOf, HEAD, medianRun, rowOf } from "@transcendence/bench/lighthouse/report";
import { fetchLighthouse, LIGHTHOUSE_VERSION, runLighthouse } from "@transcendence/bench/lighthouse/run";
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import { inRoot } from "@transcendence/tools/root";
import { runTool } from "@transcendence/tools/run-tool";
import { startServer } from "@transcendence/tools/server-process";
import { strings as chat } from "@transcendence/web/strings/chat";
import { beginTournament, prepareTour, PUBLIC_PAGES } from "./every-page.ts";
import { People } from "./people.ts";
import { launchBrowser } from "./test-browser.ts";

const NOT_FOUND = "/nowhere"; // answers 404, which Lighthouse does not measure

interface Visit {
  readonly name: string;
  readonly path: string;
  readonly cookie: string; // none: a stranger
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, write: { type: "boolean" } },
});
const runs = Math.max(1, Number(values.runs));
if (values.write && positionals.length > 0) throw new Error("--write is for the table of all pages.");

await fetchLighthouse();
const env = { NODE_ENV: "production" };
if ((await runTool("node", [inRoot("apps/tools/src/build.ts"), "--if-stale"], { env })) !== 0)
  throw new Error("no build");
const arena = await startServer({ measured: true });
try {
  const visits = (await prepare()).filter(
    ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  const figures = await measure(visits);
  console.log(`\n${figures}`);
  if (values.write) writeFigures("lighthouse", figures);
} finally {
  await arena.remove();
}

/** Fills the arena, and closes the browser that did: it would take the processor from what is measured. */
async function prepare(): Promise<readonly Visit[]> {
  const browser = await launchBrowser();
  try {
    const { visitor, rival, own, paths } = await prepareTour(new People(browser, arena.url), {});
    const begun = await beginTournament(visitor);
    await visitor.open(`/chat/${LOBBY_CHANNEL}`);
    const field = visitor.page.getByRole("textbox", { name: chat.write });
    await field.fill("Who is up for a match?");
    await field.press("Enter");
    await visitor.page.getByRole("log").getByText("Who is up for a match?").waitFor();
    const cookies = await visitor.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const named = (name: string, path: string): Visit => ({ name, path, cookie });
    const ways: readonly string[] = Object.values(own);
    return [
      named("/match/… (waiting)", own.waiting), // first: it does not wait for ever
      ...[...PUBLIC_PAGES, "/local"]
        .filter((path) => path !== NOT_FOUND)
        .map((path) => ({ name: path, path, cookie: "" })),
      named("/ (member)", "/"),
      ...paths
        .filter((path) => !PUBLIC_PAGES.includes(path) && !ways.includes(path))
        .map((path) => named(path.replace(LOBBY_CHANNEL, "…"), path)),
      named("/u/… (one’s own)", own.profile),
      named("/u/… (somebody else)", rival),
      named("/match/… (finished)", own.match),
      named("/tournaments/… (open)", own.tournament),
      named("/tournaments/… (begun)", begun),
      named("/tournaments/…/screen", `${begun}/screen`),
    ];
  } finally {
    await browser.close();
  }
}

async function measure(visits: readonly Visit[]): Promise<string> {
  const rows: (readonly (string | number)[])[] = [];
  const faults: string[] = [];
  const indexes: number[] = [];
  for (const { name, path, cookie } of visits) {
    const reports = [];
    for (let run = 0; run < runs; run++) reports.push(await runLighthouse(arena.url + path, cookie));
    const median = medianRun(reports);
    indexes.push(...reports.map(({ environment }) => Math.round(environment.benchmarkIndex)));
    rows.push(rowOf(name, median));
    faults.push(...faultsOf(median).map((fault) => `${name}: ${fault}.`));
    console.log(rowOf(name, median).join(" | "));
  }
  const date = new Date().toISOString().slice(0, 10);
  const machine = `Lighthouse’s benchmark index of the machine was between ${Math.min(...indexes)} and ${Math.max(...indexes)}.`;
  const lost = faults.length > 0 ? `\n\nWhat cost points beside performance:\n\n- ${faults.join("\n- ")}` : "";
  const which = runs === 1 ? "one run of each page" : `of ${runs} runs of each page the median one`;
  return `Lighthouse ${LIGHTHOUSE_VERSION}, mobile, ${date}; ${which}. ${machine}\n\n${table(HEAD, rows)}${lost}`;
}
