// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  consent: "What you agree to, and what is stored:",
  nothing: {
    title: "Nothing is held about you",
    text: "You have not played from this browser yet, and nobody is signed in here.",
  },
  guestLead: ({ name }: { name: string | number }) => `You are here as the guest ${name}, without an account.`,
  stored: {
    title: "What is stored about you",
    text: "All of it, as it stands in the arena’s records this moment.",
    loading: "Looking it up…",
    entries: ({ count }: { count: number }) => `${count} ${plural(count, { "one": `entry`, "other": `entries` })}`,
    more: ({ count }: { count: string | number }) => `And ${count} more, in the file.`,
  },
  take: {
    title: "Take it with you",
    text: "One file with everything: for programs, or to be read.",
    json: "Download as JSON",
    page: "Download as a page",
    failed: "The file did not arrive. Try again in a moment.",
  },
  anonymise: {
    title: "Become anonymous",
    text: "Name, address, password, picture, words and every other way in are removed. You stay a guest in this browser, under a made-up name, and your matches stay with it.",
    action: "Make me anonymous",
    askTitle: "Become anonymous?",
    askText: "Your account is gone at once, everywhere. This cannot be undone.",
    done: ({ name }: { name: string | number }) => `You are ${name} now, and nobody knows who that is.`,
  },
  remove: {
    title: "Delete your account",
    text: "With all that belongs to it. In your rivals’ matches “a former player” takes your place. You have seven days to change your mind.",
    action: "Delete my account",
    askTitle: "Delete your account?",
    askText: "You are signed out everywhere, and keys for programs end. For seven days you can log in and keep it; then it is gone.",
    mailed: ({ email }: { email: string | number }) => `A mail is on its way to ${email}. Its link deletes the account; it holds for a day.`,
    begun: ({ when }: { when: string | number }) => `Your account will be gone on ${when}. Until then you can log in and keep it.`,
  },
  forget: {
    title: "Be forgotten",
    text: "The guest that you are is removed at once. In your rivals’ matches “a former player” takes your place.",
    action: "Forget me",
    askTitle: "Forget this guest?",
    askText: "There is no way back: a guest has no password.",
    done: "You are forgotten.",
  },
  confirm: {
    title: "Delete your account?",
    message: "You are signed out everywhere. Then seven days run in which you can log in and keep it.",
    action: "Delete my account",
    doneTitle: "Seven days",
    doneText: ({ when }: { when: string | number }) => `Your account will be gone on ${when}. If you change your mind, log in before.`,
    home: "Back to the court",
  },
  leaving: {
    title: ({ when }: { when: string | number }) => `Your account will be deleted on ${when}.`,
    keep: "Keep my account",
    kept: "You stay. Good.",
  },
};

export type Strings = typeof strings;
