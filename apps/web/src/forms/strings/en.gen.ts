// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "One more step",
  lead: "Your account has a second factor.",
  action: "Sign in",
  expired: {
    title: "Sign-in timed out",
    text: "Codes are valid for ten minutes, with up to four wrong tries. Start again.",
    action: "Sign in again",
  },
  totp: {
    label: "Authenticator code",
    hint: "Six digits, new every 30 seconds.",
    instead: "Use authenticator",
  },
  email: {
    label: "Code from the email",
    hint: "Eight digits.",
    instead: "Get a code by email",
    toSend: ({ email }: { email: string | number }) => `We’ll send a code to ${email}.`,
    send: "Send code",
    again: "Send another",
    sent: ({ email }: { email: string | number }) => `Sent to ${email}. Valid for ten minutes, one use.`,
  },
  recovery: {
    label: "Recovery code",
    hint: "One of your ten recovery codes. Each works once.",
    instead: "Use a recovery code",
  },
};

export type Strings = typeof strings;
