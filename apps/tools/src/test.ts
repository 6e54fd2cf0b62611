import { parseCLI, startVitest } from "vitest/node";
// npm test [filters and options of vitest]: every test of every workspace, once.
import { ensureBrowser } from "./find-browser.ts";
import { SummaryReporter } from "./summary-reporter.ts";

const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
if (filter.length === 0 || filter.some((path) => path.includes("e2e") || path.includes("web"))) {
  const browser = await ensureBrowser();
  if (browser === null) process.exit(1);
  process.env["CHROMIUM_PATH"] = browser; // for the workers that the tests run in
}
// Vitest ends itself at a SIGINT; at the others as well, and whatever was started for the tests is told to end by the "exit".
process.once("SIGTERM", () => process.exit(143));
const summary = new SummaryReporter();
const vitest = await startVitest("test", filter, {
  ...options,
  watch: false,
  allowOnly: false, // a forgotten .only hides every other test
  reporters: [process.stdout.isTTY ? "default" : "dot", summary],
});
await vitest.close();
summary.print();
