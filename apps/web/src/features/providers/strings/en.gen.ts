// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  some: "the provider",
  or: "or",
  continueWith: ({ provider }: { provider: string | number }) => `Continue with ${provider}`,
  proveWith: ({ provider }: { provider: string | number }) => `Confirm with ${provider}`,
  title: "Signing in with others",
  text: "Accounts elsewhere that open this one. Nothing is ever linked by itself.",
  since: ({ linked, used }: { linked: string | number; used: string | number }) => `Linked ${linked}, last used ${used}.`,
  notConfigured: "The arena no longer offers this provider. It opens nothing.",
  notLinked: "Not linked.",
  link: "Link",
  linkTo: ({ provider }: { provider: string | number }) => `Link ${provider}`,
  unlink: "Unlink",
  unlinkFrom: ({ provider }: { provider: string | number }) => `Unlink ${provider}`,
  unlinked: ({ provider }: { provider: string | number }) => `${provider} no longer opens your account.`,
  problems: {
    access_denied: ({ provider }: { provider: string | number }) => `${provider} sent you back without an answer. You can try again, or come in another way.`,
    login_expired: ({ provider }: { provider: string | number }) => `The way back from ${provider} was too long, or began in another browser. Begin again.`,
    other_identity: ({ provider }: { provider: string | number }) => `At ${provider} you are signed in as somebody else.`,
    linked_already: ({ provider }: { provider: string | number }) => `Your account has another identity of ${provider}. Unlink that one first.`,
  },
  signUp: {
    title: "Almost there",
    lead: ({ provider }: { provider: string | number }) => `${provider} knows you. The arena does not, yet.`,
    name: "Your name here",
    as: ({ label, provider }: { label: string | number; provider: string | number }) => `You come as ${label} of ${provider}. What the others see is up to you.`,
    keepEmail: ({ email }: { email: string | number }) => `Write to me at ${email}`,
    keepEmailHint: "About your account only: changes to it, and a way back in when you are locked out.",
    welcome: ({ name }: { name: string | number }) => `Welcome, ${name}.`,
    tooLate: {
      title: "That took too long",
      text: "The introduction by your provider lasts ten minutes, in the browser where it began. Begin again.",
    },
    known: {
      title: "You may have an account already",
      text: ({ email, provider }: { email: string | number; provider: string | number }) => `An account here has proved that ${email} is theirs. If it is yours, log in to it, and ${provider} can be linked.`,
      insist: "Make another account",
    },
    linkHere: {
      title: ({ provider }: { provider: string | number }) => `Link ${provider}?`,
      text: ({ label, name }: { label: string | number; name: string | number }) => `From then on, ${label} opens the account of ${name}.`,
      action: "Link",
      done: ({ provider }: { provider: string | number }) => `${provider} opens your account from now on.`,
    },
  },
};

export type Strings = typeof strings;
