import { ask, valueOf } from "@transcendence/client";
import { catalogue as en } from "@transcendence/web/i18n/en";
import { catalogue as fr } from "@transcendence/web/i18n/fr";
import { catalogue as ru } from "@transcendence/web/i18n/ru";
import { expect } from "vitest";
import type { BrowserUser } from "../src/browser-user.ts";
import { test } from "../src/test.ts";
import { onlyIn, wordsOf } from "../src/untranslated.ts";

const LANGUAGES = [
  { language: "fr", catalogue: fr, label: "Français" },
  { language: "ru", catalogue: ru, label: "Русский" },
];

async function expectNoEnglish({ page }: BrowserUser, english: readonly RegExp[]): Promise<void> {
  const left = (await wordsOf(page)).filter((text) => english.some((pattern) => pattern.test(text)));
  expect(left, `English on ${page.url()}`).toEqual([]);
}

test.for(LANGUAGES)(
  "[SITE-6] the switcher turns every page into $language, and the choice is remembered",
  async ({ language, catalogue, label }, { people }) => {
    people.problems.expect(/NeverWasThere12.*404|status of 404/);
    const { common, computers, home, match, matches, options, settings } = catalogue;
    const english = onlyIn(en, catalogue);
    const anna = await people.welcome("Anna");
    const { page } = anna;
    await anna.open("/");
    await page.getByRole("button", { name: en.common.language }).click();
    await page.getByRole("menuitemradio", { name: label }).click();
    await anna.sees(home.heading);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await expectNoEnglish(anna, english);
    await page.reload();
    await anna.sees(home.heading);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await anna.button(options.change).click();
    await page.getByText(options.more, { exact: true }).click();
    await expectNoEnglish(anna, english);
    await anna.button(options.done).click();

    const pages = [
      ["/matches", matches.title],
      ["/settings", settings.title],
      ["/nowhere", common.notFound.title],
      ["/match/NeverWasThere12", match.gone.title],
      ["/computers", computers.page.title],
      ["/practice/heron", computers.practiceTitle({ name: "Heron" })],
      ["/local", match.local.title],
    ] as const;
    for (const [path, heading] of pages) {
      await anna.open(path);
      await anna.sees(heading);
      await expectNoEnglish(anna, english);
    }
    await anna.open("/");
    await anna.button(home.friend.action).click();
    await anna.sees(match.waiting.title);
    await expectNoEnglish(anna, english);
    await anna.button(match.menu).click();
    await anna.button(match.backToMatch).waitFor();
    await expectNoEnglish(anna, english);
  },
);

test("[SITE-6] a match is played by two whose browsers ask for different languages, each in their own", async ({
  people,
}) => {
  const { anna, boris } = await people.meet(
    { pointsToWin: 1, margin: 1, ballSpeed: 160 },
    await people.welcome("Anna", { locale: "fr-CA" }),
    await people.welcome("Boris", { locale: "ru-RU" }),
  );
  const players = [
    { player: anna, words: fr.match },
    { player: boris, words: ru.match },
  ];
  const english = [onlyIn(en, fr), onlyIn(en, ru)];
  await boris.button(ru.match.waiting.play).waitFor(); // whoever came by the link
  for (const [seat, { player, words }] of players.entries()) {
    if (seat === 0) await player.sees(words.waiting.bothTitle);
    await expectNoEnglish(player, english[seat]!);
  }
  await anna.button(fr.match.waiting.ready).click();
  await boris.button(ru.match.waiting.play).click();
  await anna.hears("finished");
  const names = anna.line.room!.seats.map((seat) => seat!.player.name);
  const { winner } = (anna.line.room!.state as { result: { winner: 0 | 1 } }).result;
  for (const [seat, { player, words }] of players.entries()) {
    await player.sees(winner === seat ? words.finished.wonYou : words.finished.won({ name: names[1 - seat]! }));
    await expectNoEnglish(player, english[seat]!);
  }
});

test("[SITE-6] a browser that asks for a language we do not have gets English, and dates and numbers follow the language", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { locale: "pt-BR" });
  await anna.open("/settings");
  await anna.sees(en.settings.title);
  const volume = anna.page.getByRole("slider", { name: en.settings.sound.volume });
  expect(await volume.getAttribute("aria-valuetext")).toBe("60%");
  await anna.page.getByRole("combobox", { name: en.settings.language.label }).selectOption("fr");
  await anna.sees(fr.settings.title);
  const inFrench = anna.page.getByRole("slider", { name: fr.settings.sound.volume });
  expect(await inFrench.getAttribute("aria-valuetext")).toBe(fr.settings.sound.percent({ value: "60" }));
});

test("[SITE-6] long words of another language keep their place: a map's name under its picture, a label over its field", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { locale: "ru-RU", viewport: { width: 1440, height: 900 } });
  const { page } = anna;
  await anna.signUp();
  await anna.open("/");
  await anna.button(ru.options.change).click();
  await page.locator(".maps .radio").nth(5).waitFor();
  const aside = await page.locator(".maps .radio").evaluateAll((maps) =>
    maps.map((map) => {
      const [box, name] = [map.getBoundingClientRect(), document.createRange()];
      name.selectNodeContents(map.querySelector("span")!);
      const lines = Array.from(name.getClientRects(), ({ x, width }) => x + width / 2 - (box.x + box.width / 2));
      return Math.max(...lines.map(Math.abs));
    }),
  );
  expect(aside).toHaveLength(6);
  expect(Math.max(...aside), "px from the middle").toBeLessThan(2);
  const channel = { name: "Donaudampfschiff", visibility: "private" } as const;
  const { id } = valueOf(await ask(anna.routes.channels.$post({ json: channel })));
  await anna.open(`/chat/${id}`);
  await page.locator(".chat-aside .button").last().click();
  const label = page.locator(".chat-invite label");
  await label.waitFor();
  const lines = await label.evaluate((element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getClientRects().length;
  });
  expect(lines).toBe(1);
});
