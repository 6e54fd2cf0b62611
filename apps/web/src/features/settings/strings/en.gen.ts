// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "Settings",
  lead: "Kept on this device, except your name.",
  name: {
    title: "Name",
    text: "What the others see beside your score.",
    label: "Your name",
    hint: "2 to 20 characters.",
    none: "You have none yet: you get one with your first match, or choose it now.",
    saved: ({ name }: { name: string | number }) => `You are now ${name}.`,
  },
  keys: {
    title: "Keys",
    text: "Online, either pair moves your paddle. At one keyboard, each player has a pair. Keys count by place, whatever your layout prints on them.",
    caption: "Keys of the two players",
    player: "Player",
    left: "Left",
    right: "Right",
    up: "Up",
    down: "Down",
    change: ({ direction, key, player }: { direction: string | number; key: string | number; player: string | number }) => `${player}, ${direction}: ${key}. Change`,
    hint: "To change a key, click it here, then press the new one.",
    pressFor: ({ direction, player }: { direction: string | number; player: string | number }) => `Press the key for ${player}, ${direction}. Escape cancels.`,
    swapped: "That key was taken, so the two have changed places.",
    reserved: "That key is needed for other things. Choose another.",
    reset: "Back to W S and arrows",
  },
  touch: {
    title: "Touch",
    text: "The paddle follows your finger, or goes to the side of the screen that you hold.",
  },
  sound: {
    title: "Sound",
    text: "Three short notes: wall, paddle, point.",
    on: "Sound",
    volume: "Volume",
    percent: ({ value }: { value: string | number }) => `${value}%`,
  },
  look: {
    title: "Look",
    text: "Night is the screen of 1972. Day is paper and ink.",
    theme: "Theme",
    themes: {
      system: "As the system",
      night: "Night",
      day: "Day",
    },
    accent: "Accent",
    accents: {
      clay: "Clay",
      grass: "Grass",
      hard: "Hard court",
      carpet: "Carpet",
      phosphor: "Phosphor",
    },
    motion: "Motion follows your system: with reduced motion, nothing but the match moves.",
  },
  language: {
    title: "Language",
    text: "Of every page and message.",
    label: "Language",
    system: "As the browser",
    failed: "That language did not arrive. Check your connection and try again.",
  },
  design: "How it is drawn: the design system",
};

export type Strings = typeof strings;
