// The test function of the browser tests: a browser for each worker, an arena for all, fresh people for each test.
import { findBrowser } from "@transcendence/tools/find-browser";
import { chromium } from "playwright-core";
import { expect, inject, test as base } from "vitest";
import { People } from "./people.ts";

const isRoot = process.getuid?.() === 0;

/** Nothing that only the browser's maker wants: it costs a machine without a graphics card dearly, and one without internet retries. */
const QUIET = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"];

export const test = base
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const executablePath = findBrowser();
    if (executablePath === null)
      throw new Error("There is no Chromium: run the tests with npm test, which installs one.");
    const browser = await chromium.launch({ executablePath, args: isRoot ? [...QUIET, "--no-sandbox"] : QUIET });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("arenaUrl", { scope: "file" }, () => inject("arenaUrl"))
  .extend("people", async ({ browser, arenaUrl, task }, { onCleanup }) => {
    const people = new People(browser, arenaUrl);
    onCleanup(async () => {
      if (task.result?.state === "fail") await people.photograph(task.name); // onTestFailed comes when they have left
      await people.leave();
      expect(people.problems.unexpected, "what went wrong on the pages").toEqual([]);
    });
    return people;
  });
