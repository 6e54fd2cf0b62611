// The test function of the browser tests: a browser for each worker, an arena for all, fresh people for each test.
import { inject, test as base } from "vitest";
import { People } from "./people.ts";
import { launchBrowser } from "./test-browser.ts";

export const test = base
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("arenaUrl", { scope: "file" }, () => inject("arenaUrl"))
  .extend("people", async ({ browser, arenaUrl, task }, { onCleanup }) => {
    const people = new People(browser, arenaUrl);
    onCleanup(async () => {
      if (task.result?.state === "fail") await people.photograph(task.name); // onTestFailed comes when they have left
      await people.leave();
      const { unexpected } = people.problems;
      if (unexpected.length > 0) throw new Error(`this went wrong on the pages: ${unexpected.join("; ")}`); // said whole
    });
    return people;
  });
