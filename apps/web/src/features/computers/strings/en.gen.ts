// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  play: "Play the computer",
  playName: ({ name }: { name: string | number }) => `Play ${name}`,
  line: ({ line, name }: { line: string | number; name: string | number }) => `${name}: ${line}`,
  choose: "Another rival",
  chooseTitle: "Your rival",
  level: ({ count, place, rating }: { count: string | number; place: string | number; rating: string | number }) => `Level ${place} of ${count}, rating ${rating}`,
  practise: "Practise offline",
  practiceTitle: ({ name }: { name: string | number }) => `Practice with ${name}`,
  practiceText: "On this device alone, without the arena: nothing is kept.",
  meanwhile: ({ name }: { name: string | number }) => `Play ${name} meanwhile`,
  meanwhileText: "Your link stays good. When your friend comes, the practice ends.",
  backToWaiting: "Back to waiting",
  arrived: ({ name }: { name: string | number }) => `${name} is here. The practice has ended.`,
  page: {
    title: "How they think",
    lead: "The computer players see the game once a second, and press keys as you do.",
    mind: "Inside a head",
    mindText: "A match that is played on this page now. The picture shows what the one on the right has in mind.",
    watched: "Who is watched",
    hands: "Eyes and hands",
    handsText: "They are the same for all of them, and no better than yours.",
    eyes: "Once a second, at most, it sees the field: a frozen picture. Then it has to do without until the next one.",
    foresight: "From the picture it plays on in its head: bounces, the rival’s possible shots, its own answers. Then it decides which keys to hold and when to let go, a fifth of a second later at the earliest, never quite in time, and with a paddle as fast as yours. The strong ones foresee and plan better. They do not see more, and they do not move faster.",
    ratings: "The number is a Glicko-2 rating, measured over thousands of matches among them: 200 points more win about three matches in four.",
    learning: "During a match it notes where you fail and how you like to return. Some make much of that, others nothing.",
  },
  mind: {
    label: ({ name }: { name: string | number }) => `A match in progress, with what ${name} saw, expects and wants drawn over it.`,
    wants: {
      meet: ({ name }: { name: string | number }) => `${name} goes to meet the ball.`,
      guard: ({ name }: { name: string | number }) => `${name} goes where it can reach most returns.`,
      serve: ({ name }: { name: string | number }) => `${name} waits for the serve.`,
    },
    saw: "What it saw at its last look",
    expects: "What it expects; the fainter, the less likely",
    wanted: "Where it wants its paddle, and where on it the ball is to be met",
    next: "To its next look",
  },
  characters: {
    pebble: {
      line: "returns what comes, and no more.",
      temper: "Goes where it believes the ball will come and meets it with the middle of its paddle. Then it stays where it is. Every wall on the way blurs its guess: use them.",
    },
    skitter: {
      line: "never twice in the same mood.",
      temper: "Decides by whim where on its paddle to meet the ball, and likes to fetch whatever lies on the way, losing sight of the ball meanwhile. It stays where its last shot left it, so the far corner is often open.",
    },
    plumb: {
      line: "plays flat, and comes back to the middle.",
      temper: "Plays flat, safe balls and is back in the middle before you have answered. It seldom surprises anybody; steep shots off the walls surprise it.",
    },
    flint: {
      line: "wants you to run.",
      temper: "Attacks: it meets the ball near the end of its paddle, to send it as far from you as it can. That is risky. Stay in the rally and it will miss.",
    },
    ledger: {
      line: "writes down where you fail.",
      temper: "Keeps count of where you miss and of how you like to return, aims there and stands there. What it has learnt is worth little if you change your game.",
    },
    heron: {
      line: "waits, and is there.",
      temper: "Stands where most of your returns can be reached, and saves its look until you have hit the ball. It takes few risks: you have to make the point yourself.",
    },
    meridian: {
      line: "plays the shot after this one.",
      temper: "Foresees best, over several walls, and chooses each shot for the answer that it leaves you. Yet it sees no oftener and moves no faster than the others: it can be beaten.",
    },
  },
};

export type Strings = typeof strings;
