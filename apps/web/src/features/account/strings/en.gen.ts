// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  shell: {
    title: "Account",
    lead: "Your profile, sign-in and data.",
    parts: "Account sections",
    profile: "Profile",
    signIn: "Sign-in",
    security: "Security",
    privacy: "Your data",
    outside: {
      title: "You’re not signed in",
      text: "An account keeps your name and matches on all your devices.",
    },
    signUp: "Sign up",
    logIn: "Sign in",
  },
  signInPage: {
    overview: {
      title: "Your account",
      lead: ({ name }: { name: string | number }) => `Signed in as ${name}.`,
      profile: "What others see: picture, country, biography.",
      signIn: "Name, email, password and linked services.",
      security: "Second factor, sessions, API tokens.",
      privacy: "Everything we store about you: view, download or delete it.",
      leave: "Sign out",
      leaveText: "Ends this session only. See Security for the others.",
    },
    name: {
      title: "Name",
      text: "Others see it, and you sign in with it. Nobody else can take it, or one that looks like it.",
      saved: ({ name }: { name: string | number }) => `Your name is now ${name}.`,
    },
    email: {
      title: "Email",
      text: "Only for your account: password resets and important changes.",
      none: "None.",
      verified: "Confirmed.",
      unverified: "Not confirmed yet, so it can’t be used to reset your password.",
      pending: ({ email }: { email: string | number }) => `${email} replaces it once you confirm it there.`,
      send: "Send the email again",
      sent: ({ email }: { email: string | number }) => `Email sent to ${email}.`,
      change: "Change email",
      add: "Add email",
      asked: ({ email }: { email: string | number }) => `Email sent to ${email}. Open the link in it to confirm.`,
      mailbox: "Mailbox",
    },
    password: {
      title: "Password",
      text: "Changing it ends all other sessions.",
      none: "You sign in through another service and have no password yet. Set one to be able to sign in without it.",
      change: "Change password",
      set: "Set password",
      saved: "Password changed. All other sessions were ended.",
    },
    language: {
      title: "Email language",
      text: "Choose the language of the pages in the menu above.",
      label: "Language",
      saved: "Emails will be in this language.",
    },
    mailbox: {
      title: "Mailbox",
      lead: "Email that could not be sent, because no mail server is set up. Only visible on this machine.",
      empty: "No emails",
      emptyText: "Emails that would have been sent appear here.",
      to: ({ address, when }: { address: string | number; when: string | number }) => `To ${address}, ${when}`,
      refresh: "Refresh",
      closed: "The mailbox isn’t available: this server sends its email, or you aren’t on the server’s own machine.",
    },
  },
};

export type Strings = typeof strings;
