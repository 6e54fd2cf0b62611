// Sound: heard when it is asked for, and otherwise no drain on a battery.
import { catalogue as en } from "@transcendence/web/i18n/en";
import { expect } from "vitest";
import { test } from "../src/test.ts";

interface Listening {
  device?: AudioContext;
  notes?: number;
}

/** Runs in the page: its sound device, and how many notes it was given. */
function listen(): void {
  const listening = window as Listening;
  listening.notes = 0;
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      listening.device = this;
    }
  };
  window.OscillatorNode = class extends OscillatorNode {
    constructor(context: BaseAudioContext, options?: OscillatorOptions) {
      super(context, options);
      listening.notes!++;
    }
  };
}

test("[PLAY-7] sound that is switched on is heard at once, and its device sleeps while it is off and where nothing sounds", async ({
  people,
}) => {
  const anna = await people.welcome("Anna", { hasSound: true });
  const { page } = anna;
  await page.addInitScript(listen);
  const device = () => page.evaluate(() => (window as Listening).device?.state);
  const notes = () => page.evaluate(() => (window as Listening).notes);
  await anna.open("/settings");
  const sound = page.getByRole("switch", { name: en.settings.sound.on });
  await sound.click();
  await expect.poll(device).toBe("suspended");
  await sound.click();
  await expect.poll(device).toBe("running");
  await expect.poll(notes).toBe(1);
  await sound.click();
  await expect.poll(device).toBe("suspended");
  await sound.click();
  await expect.poll(notes).toBe(2);
  await anna.link(en.common.footer.about).click();
  await expect.poll(device).toBe("suspended");
  expect(await notes()).toBe(2);
});
