// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  heading: "Pong with anyone",
  friend: {
    title: "Play a friend",
    text: "Send a link. You play as soon as they open it.",
    action: "Play a friend",
    byName: "Challenge someone by name",
  },
  local: {
    title: "Two players, one keyboard",
    text: ({ left, right }: { left: string | number; right: string | number }) => `Left: ${left}. Right: ${right}.`,
    textTouch: "One screen, one thumb on each side.",
    titleTouch: "Two players, one screen",
    action: "Start",
    tournament: "Tournament on this screen, for 2 to 16 players",
  },
  options: "Options",
  pointsToWin: "Points to win",
  margin: "Win by",
  marginOne: "1 point",
  marginTwo: "2 points",
  ballSpeed: "Ball speed",
  paddleSize: "Paddle size",
  percent: ({ value }: { value: string | number }) => `${value}%`,
  code: {
    label: "Join with a code",
    action: "Join",
    unknown: "No open match has this code. Codes work for an hour.",
    empty: "Enter the five characters of the code.",
  },
  install: {
    title: "Install Transcendence.",
    text: "It opens from your home screen, and practice works without a network.",
    byMenu: "Tap Share, then “Add to Home Screen”. Practice then works without a network.",
    action: "Install",
    later: "Not now",
  },
};

export type Strings = typeof strings;
