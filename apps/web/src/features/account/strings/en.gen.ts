// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  shell: {
    title: "Account",
    lead: "Yours, and only yours.",
    parts: "Parts of your account",
    profile: "Profile",
    signIn: "Signing in",
    security: "Security",
    privacy: "Your data",
    outside: {
      title: "You are not signed in",
      text: "An account keeps your name and your matches, on every device.",
    },
    signUp: "Sign up",
    logIn: "Log in",
  },
  signInPage: {
    overview: {
      title: "Your account",
      lead: ({ name }: { name: string | number }) => `You are ${name}.`,
      profile: "What the others see of you: picture, country, a few words.",
      signIn: "Name, address, password, and the providers that know you.",
      security: "Second factor, devices, keys for programs.",
      privacy: "Everything that is held about you, to see, take along or delete.",
      leave: "Log out",
      leaveText: "Ends this session only. The others are under Security.",
    },
    name: {
      title: "Name",
      text: "The others see it, and you log in with it. It is yours alone: nobody may take one that looks like it.",
      saved: ({ name }: { name: string | number }) => `You are ${name} from now on.`,
    },
    email: {
      title: "E-mail address",
      text: "For what concerns your account: a forgotten password, a change that you should know of. Never for anything else.",
      none: "None yet.",
      verified: "Confirmed.",
      unverified: "Not yet confirmed: it cannot bring you back in.",
      pending: ({ email }: { email: string | number }) => `${email} takes its place as soon as you confirm it there.`,
      send: "Send the mail again",
      sent: ({ email }: { email: string | number }) => `A mail is on its way to ${email}.`,
      change: "Change the address",
      add: "Add the address",
      asked: ({ email }: { email: string | number }) => `A mail is on its way to ${email}. Open its link to confirm.`,
      noMail: "This arena sends no mail, so nothing can be confirmed. At its own machine the mails stand in the mailbox.",
      mailbox: "Mailbox",
    },
    password: {
      title: "Password",
      text: "A new one ends every other session.",
      none: "You come in through a provider and have no password yet. With one you can come in without it, too.",
      change: "Change the password",
      set: "Set a password",
      saved: "Your new password holds. Every other session has ended.",
    },
    language: {
      title: "Language of the mails",
      text: "The pages have their own, in the menu above.",
      label: "Language",
      saved: "Your mails come in this language from now on.",
    },
    mailbox: {
      title: "Mailbox",
      lead: "Mails that nobody carries. Only this machine sees them, and only as long as no mail server is set up.",
      empty: "No mail",
      emptyText: "What the arena would send stands here.",
      to: ({ address, when }: { address: string | number; when: string | number }) => `To ${address}, ${when}`,
      refresh: "Look again",
      closed: "There is no mailbox here: this arena sends its mails, or you came from another machine.",
    },
  },
};

export type Strings = typeof strings;
