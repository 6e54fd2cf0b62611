/** Giving a second factor, at login and as a proof. */
export const factor = {
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
    toSend: (email: string) => `A code goes to ${email}.`,
    send: "Send the code",
    again: "Send another one",
    sent: (email: string) => `Sent to ${email}. It counts for ten minutes, and once.`,
  },
  recovery: {
    label: "Recovery code",
    hint: "One of the ten that you kept. It counts once.",
    instead: "Use a recovery code",
  },
};
