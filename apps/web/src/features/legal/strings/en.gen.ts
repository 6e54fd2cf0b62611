// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  updated: "As of 21 November 2026",
  otherLanguage: "The administrator of this site wrote this text in one language only.",
  privacy: {
    title: "Privacy",
    lead: "What this site stores about you, for how long, and who can see it.",
    sections: {
      inShort: {
        title: "In short",
        text: "No advertising, no trackers, nothing loaded from other sites, nothing sold. You can play without telling us anything. You can see, download and delete everything stored about you on the page [Your data](/account/privacy).",
      },
      whoIsResponsible: {
        title: "Who is responsible",
        text: ({ contact, name, named, reachable, site }: { contact: string | number; name: string | number; named: "yes" | "other"; reachable: "yes" | "other"; site: string | number }) => `${{ "yes": `${site} is run by **${name}**, who is responsible for it.`, "other": `The people who run ${site} have not given a name yet. They are responsible for it.` }[named]}${{ "yes": ` Contact: ${contact}.`, "other": `` }[reachable]} This text describes what the software does. If the people who run the site do anything beyond that, they have to tell you.`,
      },
      ifYouJustPlay: {
        title: "If you just play",
        text: "You become a guest with a made-up name. We store that name, an identifier, your matches, and that your browser belongs to this guest. A guest who has not come back for a year and has finished no match is deleted.",
      },
      ifYouSignUp: {
        title: "If you sign up",
        text: "We also store your name, your password as a hash that can’t be reversed, and what you choose to add: an email address, a picture (without the data that cameras add), a country, a biography. For each browser you are signed in with: when the session began and was last used, and the name the browser gives itself. For a second factor: its secret, encrypted. All of this is only used to run your account and keep others out of it.",
      },
      matches: {
        title: "Matches",
        text: "Each match is stored with its result and its replay: which keys were pressed when. Anyone who has the address of a match can watch it. A member’s page shows their finished matches, wins and losses to everyone.",
      },
      whoSeesWhat: {
        title: "Who sees what",
        text: "- **Everyone**: name, picture, country, biography, matches.\n- **Only you**: email, sessions, linked services, API tokens.\n- **The people who run the site** can read its database. Passwords, tokens and codes are not readable in it.\n- **A sign-in service** (42, Google, GitHub or another), if you use one: it learns that you signed in, and tells us an identifier, a name and perhaps an email address.\n- **A mail service** delivers the emails about your account. We send no others.",
      },
      cookies: {
        title: "Cookies",
        text: "Only those that are needed, so there is nothing to ask you about.\n\n- **session**: that you are signed in, or are this guest. One year after the last use for guests; 30 days after the last use and at most a year for members.\n- **login-…**, **journey-…**, **introduction-…**: for ten minutes, while you sign in; one for each tab.\n- **former-guest**: for one day after you signed in, so that you can add a guest’s matches to your account.\n\nYour settings (language, colours, keys, sounds) stay in your browser and are never sent.",
      },
      networkAddressesAndLogs: {
        title: "Network addresses and logs",
        text: "Your network address is needed to answer you. It is not stored: to stop password guessing, attempts are counted under a key derived from it, for at most one day; the address can’t be read from that key. The software does not log who opened which page. Network providers and proxies in between may keep their own logs.",
      },
      howLong: {
        title: "How long",
        text: "- Your account: until you delete it.\n- After you ask to delete it: you have seven days to change your mind, then it is deleted.\n- Links in emails: one hour to seven days. Emails: until they are sent, at most four days.\n- Matches stay, because they are your opponents’ too. You appear in them as “a former player”.\n- Backups made by the people who run the site may hold older data until they are replaced.",
      },
      yourRights: {
        title: "Your rights",
        text: "On the page [Your data](/account/privacy) you can see everything, download it, make your account anonymous, or delete it. For anything else (corrections, objections, questions), contact the people who run the site. You can also complain to the data protection authority where you live. In the European Union the legal basis is the contract you enter by signing up (Article 6 (1) (b) GDPR) and, for counting attempts, the interest in a secure service (Article 6 (1) (f)).",
      },
    },
  },
  terms: {
    title: "Terms",
    lead: "Short, and we mean them.",
    sections: {
      whoYouAreDealingWith: {
        title: "Who you are dealing with",
        text: ({ contact, name, named, reachable, site }: { contact: string | number; name: string | number; named: "yes" | "other"; reachable: "yes" | "other"; site: string | number }) => `${{ "yes": `${site} is run by **${name}**, who is responsible for it.`, "other": `The people who run ${site} have not given a name yet. They are responsible for it.` }[named]}${{ "yes": ` Contact: ${contact}.`, "other": `` }[reachable]} The software is free (MIT licence) and was not necessarily written by them.`,
      },
      playing: {
        title: "Playing",
        text: "Playing here is free, with or without an account. Play by yourself: no program may press your keys, unless everyone in the match knows. Don’t disrupt the site for others.",
      },
      namesPicturesWords: {
        title: "Names, pictures, text",
        text: "Only show others what you have the right to show. No insults, no threats, nothing illegal, no impersonation. The people who run the site may remove such content, and close an account that repeats it.",
      },
      yourAccount: {
        title: "Your account",
        text: "Keep your password to yourself. The people who run the site will never ask for it. You can leave at any time on the page [Your data](/account/privacy). If you are too young to agree to this where you live, ask your parents first.",
      },
      whatIsPromised: {
        title: "No guarantees",
        text: "The site is run with care, but it may fail, change or close, and results may be lost. Liability is limited to what the law requires: intent, gross negligence, and harm to people.",
      },
      changes: {
        title: "Changes",
        text: "If these terms change in an important way, members with a confirmed email are told beforehand. The law of the place where the site is run applies; your rights as a consumer where you live are not affected.",
      },
    },
  },
  about: {
    title: "About",
    lead: "Pong for everyone: free, without advertising, in your browser.",
    sections: {
      theSite: {
        title: "This site",
        text: ({ contact, name, named, reachable, site }: { contact: string | number; name: string | number; named: "yes" | "other"; reachable: "yes" | "other"; site: string | number }) => `${{ "yes": `${site} is run by **${name}**.`, "other": `The people who run ${site} have not given a name yet.` }[named]}${{ "yes": ` Contact: ${contact}.`, "other": `` }[reachable]} You can play with or without an account. [Privacy](/privacy) and [Terms](/terms) say the rest.`,
      },
      howToPlay: {
        title: "What you can do here",
        text: "Play anyone, a friend or the computer, on this screen or online. Rated matches count for the [leaderboards](/leaderboards); [tournaments](/tournaments) bring many players together, and anyone can [watch](/live). The computer players look at the game once a second and press keys, just like you: [see how they think](/computers).",
      },
      theSoftware: {
        title: "The software",
        text: "This site runs Transcendence, which is free software under the MIT licence: anyone may use, study, change and share it.",
      },
      yourOwn: {
        title: "Host your own",
        text: "A school, a club or a family can run its own site. One command starts it on a computer with Node; containers and Cloudflare work too. Its documentation comes with the software.",
      },
      forPrograms: {
        title: "For programs",
        text: "Members can create API tokens under [Security](/account/security). With one, your own scripts can read your matches and create new ones.",
      },
    },
  },
};

export type Strings = typeof strings;
