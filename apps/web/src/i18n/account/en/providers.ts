export const providers = {
  some: "the provider",
  or: "or",
  continueWith: (provider: string) => `Continue with ${provider}`,
  proveWith: (provider: string) => `Confirm with ${provider}`,
  title: "Signing in with others",
  text: "Accounts elsewhere that open this one. Nothing is ever linked by itself.",
  since: (linked: string, used: string) => `Linked ${linked}, last used ${used}.`,
  notConfigured: "The arena no longer offers this provider. It opens nothing.",
  notLinked: "Not linked.",
  link: "Link",
  linkTo: (provider: string) => `Link ${provider}`,
  unlink: "Unlink",
  unlinkFrom: (provider: string) => `Unlink ${provider}`,
  unlinked: (provider: string) => `${provider} no longer opens your account.`,
  problems: {
    access_denied: (provider: string) =>
      `${provider} sent you back without an answer. You can try again, or come in another way.`,
    login_expired: (provider: string) =>
      `The way back from ${provider} was too long, or began in another browser. Begin again.`,
    other_identity: (provider: string) => `At ${provider} you are signed in as somebody else.`,
    linked_already: (provider: string) => `Your account has another identity of ${provider}. Unlink that one first.`,
  },
  signUp: {
    title: "Almost there",
    lead: (provider: string) => `${provider} knows you. The arena does not, yet.`,
    name: "Your name here",
    as: (label: string, provider: string) => `You come as ${label} of ${provider}. What the others see is up to you.`,
    keepEmail: (email: string) => `Write to me at ${email}`,
    keepEmailHint: "About your account only: changes to it, and a way back in when you are locked out.",
    welcome: (name: string) => `Welcome, ${name}.`,
    tooLate: {
      title: "That took too long",
      text: "The introduction by your provider lasts ten minutes, in the browser where it began. Begin again.",
    },
    known: {
      title: "You may have an account already",
      text: (email: string, provider: string) =>
        `An account here has proved that ${email} is theirs. If it is yours, log in to it, and ${provider} can be linked.`,
      insist: "Make another account",
    },
    linkHere: {
      title: (provider: string) => `Link ${provider}?`,
      text: (label: string, name: string) => `From then on, ${label} opens the account of ${name}.`,
      action: "Link",
      done: (provider: string) => `${provider} opens your account from now on.`,
    },
  },
};
