// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "One more step",
  lead: "Your account is protected by a second factor.",
  action: "Log in",
  expired: {
    title: "That login is over",
    text: "A code may be given for ten minutes, and wrongly four times. Begin again with your password or provider.",
    action: "Log in again",
  },
  totp: {
    label: "Code of your authenticator",
    hint: "Six digits, new every half minute.",
    instead: "Use the authenticator",
  },
  email: {
    label: "Code of the mail",
    hint: "Eight digits.",
    instead: "Get a code by mail",
    toSend: ({ email }: { email: string | number }) => `A code goes to ${email}.`,
    send: "Send the code",
    again: "Send another one",
    sent: ({ email }: { email: string | number }) => `Sent to ${email}. It counts for ten minutes, and once.`,
  },
  recovery: {
    label: "Recovery code",
    hint: "One of the ten that you kept. It counts once.",
    instead: "Use a recovery code",
  },
};

export type Strings = typeof strings;
