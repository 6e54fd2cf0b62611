// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  heading: "Pong, with anyone",
  friend: {
    title: "Play a friend",
    text: "You get a link. Send it, and the match begins when they open it.",
    action: "Play a friend",
  },
  local: {
    title: "Two at one keyboard",
    text: ({ left, right }: { left: string | number; right: string | number }) => `Left plays with ${left}, right with ${right}.`,
    textTouch: "One screen, a thumb on each side.",
    titleTouch: "Two at one screen",
    action: "Start",
  },
  options: "Options",
  pointsToWin: "Points to win",
  margin: "Win by",
  marginOne: "1 point",
  marginTwo: "2 points",
  ballSpeed: "Ball speed",
  paddleSize: "Paddle size",
  percent: ({ value }: { value: string | number }) => `${value}%`,
};

export type Strings = typeof strings;
