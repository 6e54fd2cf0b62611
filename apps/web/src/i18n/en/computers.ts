// The computer players: names stay as they are in every language.
export const computers = {
  play: "Play the computer",
  playName: (name: string) => `Play ${name}`,
  line: (name: string, line: string) => `${name}: ${line}`,
  choose: "Another rival",
  chooseTitle: "Your rival",
  level: (place: number, count: number) => `Level ${place} of ${count}`,
  practise: "Practise offline",
  practiceTitle: (name: string) => `Practice with ${name}`,
  practiceText: "On this device alone, without the arena: nothing is kept.",
  meanwhile: (name: string) => `Play ${name} meanwhile`,
  meanwhileText: "Your link stays good. When your friend comes, the practice ends.",
  backToWaiting: "Back to waiting",
  arrived: (name: string) => `${name} is here. The practice has ended.`,
  characters: {
    pebble: {
      line: "returns what comes, and thinks of nothing else.",
      temper:
        "Goes where it believes the ball will come and meets it with the middle of its paddle. Then it stays where it is. Every wall on the way blurs its guess: use them.",
    },
    skitter: {
      line: "never twice in the same mood.",
      temper:
        "Decides by whim where on its paddle to meet the ball, and likes to fetch whatever lies on the way. It stays where its last shot left it, so the far corner is often open.",
    },
    plumb: {
      line: "plays flat, and comes back to the middle.",
      temper:
        "Plays flat, safe balls and is back in the middle before you have answered. It seldom surprises anybody; steep shots off the walls surprise it.",
    },
    flint: {
      line: "wants you to run.",
      temper:
        "Attacks: it meets the ball near the end of its paddle, to send it as far from you as it can. That is risky. Stay in the rally and it will miss.",
    },
    ledger: {
      line: "writes down where you fail.",
      temper:
        "Keeps count of where you miss and of how you like to return, aims there and stands there. What it has learnt is worth little if you change your game.",
    },
    heron: {
      line: "waits, and is there.",
      temper:
        "Stands where most of your returns can be reached, and saves its look until you have hit the ball. It takes few risks: you have to make the point yourself.",
    },
    meridian: {
      line: "plays the shot after this one.",
      temper:
        "Foresees best, over several walls, and chooses each shot for the answer that it leaves you. Yet it sees no oftener and moves no faster than the others, and so neither do its mistakes vanish.",
    },
  },
};
