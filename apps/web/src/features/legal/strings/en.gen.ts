// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  updated: "As of 21 November 2026",
  otherLanguage: "Whoever runs this arena wrote this text in one language only.",
  privacy: {
    title: "Privacy",
    lead: "What is known about you here, for how long, and who sees it.",
    sections: {
      inShort: {
        title: "In short",
        text: "No advertising, no trackers, nothing from other sites, nothing sold. You may play without telling anything. What is stored about you, you see, take away and delete yourself, on the page [Your data](/account/privacy).",
      },
      whoIsResponsible: {
        title: "Who is responsible",
        text: ({ contact, name, named, reachable, site }: { contact: string | number; name: string | number; named: "yes" | "other"; reachable: "yes" | "other"; site: string | number }) => `${{ "yes": `${site} is run by **${name}**, who is responsible for it.`, "other": `Whoever runs ${site} has not given a name yet. They are responsible for it.` }[named]}${{ "yes": ` You reach them at ${contact}.`, "other": `` }[reachable]} This text describes what the software does by itself. What the people who run it do beyond that, they have to tell you.`,
      },
      ifYouJustPlay: {
        title: "If you just play",
        text: "You become a guest with a made-up name. Stored are that name, an identifier, your matches, and that your browser is this guest’s. A guest whose browser has not come back for a year, and who finished no match, is removed.",
      },
      ifYouSignUp: {
        title: "If you sign up",
        text: "Also stored are your name, your password as a hash that cannot be turned back, and what you choose to give: an e-mail address, a picture (without what the camera wrote into it), a country, a few words about you. For each browser in which you are signed in: when it began and was last used, and what the browser calls itself. For a second factor: its secret, sealed. All of it is there so that the account works and nobody else gets in; there is no other purpose.",
      },
      matches: {
        title: "Matches",
        text: "Each match is kept with its result and its replay: which keys were pressed when. Whoever has a match’s address can watch it. A member’s page shows their finished matches, wins and losses to everybody.",
      },
      whoSeesWhat: {
        title: "Who sees what",
        text: "- **Everybody**: name, picture, country, words about you, matches.\n- **You alone**: address, sessions, ways in, keys for programs.\n- **Those who run the arena** can read its database. Passwords, tokens and codes are not in it in a readable form.\n- **A provider** (42, Google, GitHub or another) if you sign in with it: it learns that you did, and tells us an identifier, a name and perhaps an address.\n- **A mail service** carries the mails about your account. There are no others.",
      },
      cookies: {
        title: "Cookies",
        text: "Only such as are needed; so nobody asks you about them.\n\n- **session**: that you are signed in, or this guest. For guests a year after the last use, for members 30 days and at most a year.\n- **login-…**, **journey-…**, **introduction-…**: for ten minutes, while you sign in; one for each tab.\n- **former-guest**: for a day after you logged in, so that you can take a guest’s matches along.\n\nYour settings (language, colours, keys, sounds) stay in your browser and are sent nowhere.",
      },
      networkAddressesAndLogs: {
        title: "Network addresses and logs",
        text: "Your network address is needed to answer you. It is not stored: to stop guessing, attempts are counted under a key made from it, from which it cannot be read, for a day at most. The software writes no log of who opened which page. Whoever carries the traffic, a provider or a proxy, may keep logs of their own.",
      },
      howLong: {
        title: "How long",
        text: "- Your account: until you delete it.\n- After you ask for deletion: seven days in which you can change your mind, then it is gone.\n- Links in mails: an hour to seven days. Mails: until they are handed on, four days at most.\n- Matches stay, for they are your rivals’ too. In your place stands “a former player”.\n- Backups of those who run the arena may hold older data until they are replaced.",
      },
      yourRights: {
        title: "Your rights",
        text: "On the page [Your data](/account/privacy) you see everything, download it, make yourself anonymous, or delete your account. For anything else (correction, objection, a question) write to whoever runs the arena. You may also complain to the data protection authority where you live. In the European Union all this rests on the contract that signing up is (Article 6 (1) (b) GDPR), and, where attempts are counted, on the interest in a safe service (Article 6 (1) (f)).",
      },
    },
  },
  terms: {
    title: "Terms",
    lead: "Few, and meant.",
    sections: {
      whoYouAreDealingWith: {
        title: "Who you are dealing with",
        text: ({ contact, name, named, reachable, site }: { contact: string | number; name: string | number; named: "yes" | "other"; reachable: "yes" | "other"; site: string | number }) => `${{ "yes": `${site} is run by **${name}**, who is responsible for it.`, "other": `Whoever runs ${site} has not given a name yet. They are responsible for it.` }[named]}${{ "yes": ` You reach them at ${contact}.`, "other": `` }[reachable]} The software is free (MIT licence) and was not necessarily written by them.`,
      },
      playing: {
        title: "Playing",
        text: "You may play here at no charge, with an account or without. Play by yourself: no program presses your keys, unless everybody in the match knows. Do not disturb the arena for others.",
      },
      namesPicturesWords: {
        title: "Names, pictures, words",
        text: "What you show to others must be yours to show. No insults, no threats, nothing that is against the law, no pretending to be somebody else. Those who run the arena may remove such things, and close an account that keeps at it.",
      },
      yourAccount: {
        title: "Your account",
        text: "Keep your password to yourself. Whoever runs the arena never asks for it. You may leave at any time, on the page [Your data](/account/privacy). If you are too young to agree to this where you live, ask your parents first.",
      },
      whatIsPromised: {
        title: "What is promised",
        text: "The arena is run with care, but it may fail, change or end, and results may be lost. Nobody is liable for that beyond what the law makes them liable for: intent, gross negligence, and harm to people.",
      },
      changes: {
        title: "Changes",
        text: "If these terms change in a way that matters, members with a confirmed address are told before. The law of the place where the arena is run applies, and your rights as a consumer where you live stay as they are.",
      },
    },
  },
};

export type Strings = typeof strings;
