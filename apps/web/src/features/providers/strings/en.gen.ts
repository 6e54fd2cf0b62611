// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  some: "the sign-in service",
  or: "or",
  continueWith: ({ provider }: { provider: string | number }) => `Continue with ${provider}`,
  proveWith: ({ provider }: { provider: string | number }) => `Confirm with ${provider}`,
  title: "Linked services",
  text: "Accounts on other services that you can sign in with. Nothing is linked without you.",
  since: ({ linked, used }: { linked: string | number; used: string | number }) => `Linked ${linked}, last used ${used}.`,
  notConfigured: "This service is no longer offered here. You can’t sign in with it.",
  notLinked: "Not linked",
  link: "Link",
  linkTo: ({ provider }: { provider: string | number }) => `Link ${provider}`,
  unlink: "Unlink",
  unlinkFrom: ({ provider }: { provider: string | number }) => `Unlink ${provider}`,
  unlinked: ({ provider }: { provider: string | number }) => `${provider} is no longer linked to your account.`,
  problems: {
    access_denied: ({ provider }: { provider: string | number }) => `${provider} didn’t confirm your sign-in. Try again, or sign in another way.`,
    login_expired: ({ provider }: { provider: string | number }) => `Signing in with ${provider} took too long, or began in another browser. Try again.`,
    other_identity: ({ provider }: { provider: string | number }) => `You’re signed in to ${provider} with a different account.`,
    linked_already: ({ provider }: { provider: string | number }) => `Another ${provider} account is already linked. Unlink it first.`,
  },
  signUp: {
    title: "Almost there",
    lead: ({ provider }: { provider: string | number }) => `You’re signed in with ${provider}. Choose a name to finish.`,
    name: "Your name here",
    as: ({ label, provider }: { label: string | number; provider: string | number }) => `You’re ${label} on ${provider}. Choose what others see here.`,
    keepEmail: ({ email }: { email: string | number }) => `Use ${email} for this account`,
    keepEmailHint: "Only used for your account: changes to it, and resetting your password.",
    welcome: ({ name }: { name: string | number }) => `Welcome, ${name}.`,
    tooLate: {
      title: "Sign-up timed out",
      text: "You have ten minutes, in the browser where you began. Start again.",
    },
    known: {
      title: "You may already have an account",
      text: ({ email, provider }: { email: string | number; provider: string | number }) => `${email} belongs to an account here. If it’s yours, sign in to link ${provider}.`,
      insist: "Create another account",
    },
    linkHere: {
      title: ({ provider }: { provider: string | number }) => `Link ${provider}?`,
      text: ({ label, name }: { label: string | number; name: string | number }) => `You’ll be able to sign in to ${name} as ${label}.`,
      action: "Link",
      done: ({ provider }: { provider: string | number }) => `You can now sign in with ${provider}.`,
    },
  },
};

export type Strings = typeof strings;
