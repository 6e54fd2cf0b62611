// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  consent: "By signing up you accept:",
  nothing: {
    title: "Nothing is stored about you",
    text: "You haven’t played in this browser yet, and nobody is signed in.",
  },
  guestLead: ({ name }: { name: string | number }) => `You’re here as the guest ${name}, without an account.`,
  stored: {
    title: "What is stored about you",
    text: "Everything we store about you, right now.",
    loading: "Loading…",
    entries: ({ count }: { count: number }) => `${count} ${plural(count, { "one": `entry`, "other": `entries` })}`,
    more: ({ count }: { count: string | number }) => `And ${count} more, in the file.`,
  },
  take: {
    title: "Download your data",
    text: "One file with everything, to read or for programs.",
    json: "Download as JSON",
    page: "Download as a web page",
    failed: "Download failed. Try again in a moment.",
  },
  anonymise: {
    title: "Become anonymous",
    text: "Removes your name, email, password, picture, biography and every way to sign in. You stay a guest in this browser under a made-up name, with your matches.",
    action: "Make me anonymous",
    askTitle: "Become anonymous?",
    askText: "Your account is removed at once, everywhere. This can’t be undone.",
    done: ({ name }: { name: string | number }) => `You’re now ${name}.`,
  },
  remove: {
    title: "Delete your account",
    text: "Deletes your account and everything in it. In your opponents’ matches you appear as “a former player”. You have seven days to change your mind.",
    action: "Delete my account",
    askTitle: "Delete your account?",
    askText: "You’ll be signed out everywhere and your API tokens will stop working. For seven days you can sign in and keep your account.",
    mailed: ({ email }: { email: string | number }) => `Email sent to ${email}. Open the link in it to delete your account. It works for one day.`,
  },
  forget: {
    title: "Delete my data",
    text: "Deletes this guest at once. In your opponents’ matches you appear as “a former player”.",
    action: "Delete my data",
    askTitle: "Delete this guest?",
    askText: "This can’t be undone: a guest has no password.",
    done: "Your data has been deleted.",
  },
  confirm: {
    title: "Delete your account?",
    message: "You’ll be signed out everywhere. For seven days you can sign in and keep your account.",
    action: "Delete my account",
    doneTitle: "Account scheduled for deletion",
    doneText: ({ when }: { when: string | number }) => `Your account will be deleted on ${when}. To keep it, sign in before then.`,
    home: "Back to home",
  },
  leaving: {
    title: ({ when }: { when: string | number }) => `Your account will be deleted on ${when}.`,
    keep: "Keep my account",
    kept: "Your account is kept.",
  },
};

export type Strings = typeof strings;
