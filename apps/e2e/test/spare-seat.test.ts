// A link is opened by programs, too: scanners of mails and previews of messengers.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { test } from "../src/test.ts";

const { waiting } = en.match;

test("[PLAY-1] a link that a scanner opened first is still the friend's: they play without a reload", async ({
  people,
}) => {
  const anna = await people.welcome("Anna");
  const path = await anna.createMatch({ pointsToWin: 21 });
  await anna.open(path);
  await anna.sees(waiting.title);
  const scanner = await people.welcome("Scanner");
  await scanner.open(path);
  await scanner.button(waiting.play).waitFor();
  const boris = await people.welcome("Boris");
  await boris.open(path);
  await boris.page.getByText(waiting.open).waitFor();
  await scanner.context.close();
  await boris.button(waiting.play).click();
  await boris.sees(new RegExp(`^${waiting.forRival({ name: "" })}`));
  await Promise.all([anna.hears("countdown"), boris.hears("countdown")]);
  expect(boris.line.room?.you).toBe(1);
});

test("[PLAY-1] a page that only looks on watches as soon as somebody else acts", async ({ people }) => {
  const anna = await people.welcome("Anna");
  const path = await anna.createMatch({ pointsToWin: 21 });
  await anna.open(path);
  const scanner = await people.welcome("Scanner");
  await scanner.open(path);
  await scanner.button(waiting.play).waitFor();
  const boris = await people.welcome("Boris");
  await boris.open(path);
  await boris.button(waiting.play).click();
  await scanner.sees(waiting.notBegun);
  await Promise.all([boris.hears("countdown"), scanner.hears("countdown")]);
  expect([boris.line.room?.you, scanner.line.room?.you]).toEqual([1, null]);
});
