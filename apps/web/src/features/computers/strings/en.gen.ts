// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  play: "Play the computer",
  playName: ({ name }: { name: string | number }) => `Play ${name}`,
  line: ({ line, name }: { line: string | number; name: string | number }) => `${name}: ${line}`,
  choose: "Choose opponent",
  chooseTitle: "Choose your opponent",
  level: ({ count, place, rating }: { count: string | number; place: string | number; rating: string | number }) => `Level ${place} of ${count}, rating ${rating}`,
  levelOnly: ({ count, place }: { count: string | number; place: string | number }) => `Level ${place} of ${count}`,
  rating: ({ rating }: { rating: string | number }) => `Rating ${rating}`,
  ratedOn: ({ map }: { map: string | number }) => `Ratings measured on the map ${map}.`,
  practise: "Practice (not saved)",
  practiceTitle: ({ name }: { name: string | number }) => `Practice with ${name}`,
  practiceText: "Runs on your device. Nothing is saved.",
  meanwhile: ({ name }: { name: string | number }) => `Play ${name} while you wait`,
  meanwhileText: "Your link still works. Practice stops when your friend arrives.",
  backToWaiting: "Back to waiting",
  arrived: ({ name }: { name: string | number }) => `${name} is here. Practice is over.`,
  page: {
    title: "How the computer players think",
    lead: "They look at the game once a second and press keys, just like you.",
    mind: "Inside its head",
    mindText: "A match played on this page right now. The drawing shows what the player on the right has in mind.",
    watched: "Watching",
    hands: "Eyes and hands",
    handsText: "They all share the same limits, and none beats yours.",
    eyes: "It sees a still picture of the field, at most once a second, and nothing in between.",
    foresight: "From that picture it plays on in its head: bounces, the opponent’s possible shots, its own answers. Then it decides which keys to hold and when to let go, at least a fifth of a second later, never perfectly on time, and with a paddle as fast as yours. The strong ones predict and plan better. They don’t see more or move faster.",
    ratings: "The number is a Glicko-2 rating, measured over thousands of matches between them. A 200-point lead means winning about three matches in four.",
    learning: "During a match it notes where you miss and how you like to return. Some use this a lot, others not at all.",
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
    wanted: "Where it wants its paddle, and where it wants to hit the ball",
    next: "Next look",
  },
  characters: {
    pebble: {
      line: "just gets the ball back.",
      temper: "Goes where it believes the ball will come and meets it with the middle of its paddle. Then it stays where it is. Every wall on the way blurs its guess: use them.",
    },
    skitter: {
      line: "never plays the same way twice.",
      temper: "Decides by whim where on its paddle to meet the ball, and likes to fetch whatever lies on the way, losing sight of the ball meanwhile. It stays where its last shot left it, so the far corner is often open.",
    },
    plumb: {
      line: "plays flat, and comes back to the middle.",
      temper: "Plays flat, safe shots and is back in the middle before you answer. It seldom surprises anybody, but steep shots off the walls surprise it.",
    },
    flint: {
      line: "wants you to run.",
      temper: "Attacks: it meets the ball near the end of its paddle, to send it as far from you as it can. That is risky. Stay in the rally and it will miss.",
    },
    ledger: {
      line: "remembers where you miss.",
      temper: "Keeps count of where you miss and of how you like to return, aims there and stands there. What it has learnt is worth little if you change your game.",
    },
    heron: {
      line: "waits, and is always in position.",
      temper: "Stands where most of your returns can be reached, and saves its look until you have hit the ball. It takes few risks: you have to make the point yourself.",
    },
    meridian: {
      line: "is one shot ahead.",
      temper: "Predicts best, over several walls, and picks each shot for the answer it leaves you. It doesn’t look more often or move faster than the others: it can be beaten.",
    },
    zenith: {
      line: "is hardly ever surprised.",
      temper: "Predicts to within a ball’s width, waits until it is sure before it looks, and aims where you have missed before. It looks once a second, like all of them: play fast, steep shots, and it sees them too late.",
    },
  },
};

export type Strings = typeof strings;
