// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "Settings",
  lead: "Saved on this device. Your name is saved on the server.",
  name: {
    title: "Name",
    text: "Shown next to your score.",
    label: "Your name",
    hint: "2 to 20 characters.",
    none: "You don’t have one yet. You get one with your first match, or choose it now.",
    saved: ({ name }: { name: string | number }) => `Your name is now ${name}.`,
  },
  keys: {
    title: "Keys",
    text: "Online, both pairs control your paddle. On one keyboard, each player has a pair. Keys work by position, on any layout.",
    caption: "Keys of the two players",
    player: "Player",
    left: "Left",
    right: "Right",
    up: "Up",
    down: "Down",
    change: ({ direction, key, player }: { direction: string | number; key: string | number; player: string | number }) => `${player}, ${direction}: ${key}. Change`,
    hint: "To change a key, click it, then press the new one.",
    pressFor: ({ direction, player }: { direction: string | number; player: string | number }) => `Press the key for ${player}, ${direction}. Esc cancels.`,
    swapped: "That key was taken, so the two were swapped.",
    reserved: "That key can’t be used. Choose another.",
    reset: "Reset to W S and arrows",
    press: "Press…",
  },
  touch: {
    title: "Touch controls",
    text: "Drag your finger, or press the left or right half of the screen.",
  },
  sound: {
    title: "Sound",
    text: "Sounds for wall, paddle and point.",
    on: "Sound",
    volume: "Volume",
    percent: ({ value }: { value: string | number }) => `${value}%`,
  },
  look: {
    title: "Appearance",
    text: "Night looks like the screen of 1972, day like paper and ink.",
    theme: "Theme",
    themes: {
      system: "Same as system",
      night: "Night",
      day: "Day",
    },
    accent: "Accent colour",
    accents: {
      clay: "Clay",
      grass: "Grass",
      hard: "Hard court",
      carpet: "Carpet",
      phosphor: "Phosphor",
    },
    motion: "If your system reduces motion, only the match itself moves.",
  },
  language: {
    title: "Language",
    text: "For all pages and messages.",
    label: "Language",
    system: "Same as browser",
    failed: "Couldn’t load that language. Check your connection and try again.",
  },
};

export type Strings = typeof strings;
