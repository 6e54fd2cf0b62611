// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  status: {
    online: "Online",
    playing: "In a match",
    offline: "Offline",
    since: ({ when }: { when: string | number }) => `Offline since ${when}`,
  },
  actions: {
    profile: "Profile",
    watch: "Watch the match",
    message: "Send a message",
    befriend: "Add friend",
    accept: "Accept friend request",
    decline: "Decline",
    cancel: "Cancel request",
    unfriend: "Remove friend",
    block: "Block",
    unblock: "Unblock",
    report: "Report",
  },
  ask: {
    unfriend: ({ name }: { name: string | number }) => `Remove ${name} from your friends?`,
    block: ({ name }: { name: string | number }) => `Block ${name}?`,
  },
  askText: {
    unfriend: "You will no longer see when each other is online. They aren’t notified.",
    block: "They can’t message you, send you requests or challenge you, and you won’t be paired. You’ll no longer be friends. A match in progress continues. They aren’t notified.",
  },
  blocked: ({ name }: { name: string | number }) => `${name} is blocked.`,
  unfriended: ({ name }: { name: string | number }) => `${name} is no longer your friend.`,
  friends: {
    title: "Friends",
    find: "Find people",
    findText: "Enter the first letters of a name.",
    name: "Name",
    nobody: ({ name }: { name: string | number }) => `No members whose name starts with “${name}”.`,
    found: ({ count }: { count: number }) => `${plural(count, { "one": `${count} member found`, "other": `${count} members found` })}`,
    incoming: "Friend requests",
    outgoing: "Your requests",
    asked: ({ when }: { when: string | number }) => `Sent ${when}`,
    friends: "Your friends",
    online: ({ count }: { count: number }) => `${plural(count, { "=0": `Nobody is online.`, "one": `${count} online`, "other": `${count} online` })}`,
    none: "No friends yet. Find people by name, or use the menu beside a name after a match.",
    blocked: "Blocked",
    blockedText: "They can’t message or challenge you, and aren’t notified.",
    blockedSince: ({ when }: { when: string | number }) => `Since ${when}`,
    isBlocked: "Blocked",
    isFriend: "Friends",
    isAsked: "Request sent",
    more: "Show more",
    membersTitle: "Friends are for members",
    members: "With an account you can add friends, see when they are online and watch their matches.",
    signUp: "Sign up",
  },
  report: {
    title: ({ name }: { name: string | number }) => `Report ${name}`,
    text: ({ name }: { name: string | number }) => `The site’s moderators will review it. ${name} isn’t told.`,
    reason: "What’s wrong?",
    words: "Details (optional)",
    send: "Send report",
    sent: "Thank you. Your report has been sent.",
    reasons: {
      cheating: "Cheating",
      insults: "Insults",
      spam: "Spam",
      name: "Offensive name or picture",
      other: "Something else",
    },
    around: "The messages around it are sent, too, so that it can be understood.",
  },
};

export type Strings = typeof strings;
