// Made from en.json by `npm run strings`: change that file, not this one.

const rules = new Intl.PluralRules("en");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";
const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  title: "Notifications",
  empty: "No notifications yet",
  emptyText: "Challenges, friend requests, mentions and calls to your tournament matches appear here.",
  markAll: "Mark all as read",
  seeAll: "See all",
  more: "Show more",
  unread: "unread",
  open: "Open",
  preferences: "Notification settings",
  signIn: "Sign in or start a match to get notifications.",
  signInTitle: "You aren’t signed in",
  shown: ({ count }: { count: number }) => `${plural(count, { "one": `${count} notification`, "other": `${count} notifications` })}`,
  someone: "Someone",
  text: {
    friend_request: ({ name }: { name: string | number }) => `${name} sent you a friend request.`,
    friend_accepted: ({ name }: { name: string | number }) => `${name} accepted your friend request.`,
    challenge: ({ name, options }: { name: string | number; options: string | number }) => `${name} challenged you: ${options}.`,
    challenge_declined: ({ name }: { name: string | number }) => `${name} declined your challenge.`,
    mention: ({ channel, excerpt, name }: { channel: string | number; excerpt: string | number; name: string | number }) => `${name} mentioned you in ${channel}: ${excerpt}`,
    direct_message: ({ excerpt, name }: { excerpt: string | number; name: string | number }) => `${name} wrote to you: ${excerpt}`,
    tournament_call: ({ tournament }: { tournament: string | number }) => `You’re called to your match in ${tournament}. Confirm that you’re there.`,
    tournament_result: ({ place, players, tournament }: { place: number; players: string | number; tournament: string | number }) => `You came ${ordinal(place, { "one": `${place}st`, "two": `${place}nd`, "few": `${place}rd`, "other": `${place}th` })} of ${players} in ${tournament}.`,
    tournament_invitation: ({ name, tournament }: { name: string | number; tournament: string | number }) => `${name} invites you to ${tournament}.`,
    pairing: ({ name }: { name: string | number }) => `Your match against ${name} is ready.`,
  },
  casual: "casual",
  rated: "rated",
  reason: {
    busy: "“I’m busy right now.”",
    later: "“Ask me again later.”",
    options: "“I’d like other options.”",
    rated: "“I’d rather play a rated match.”",
    casual: "“I’d rather play a casual match.”",
  },
  ways: {
    title: "Notifications",
    text: "Choose how you are notified. Notifications you turn off still appear in the list, marked as read. Saved on the server.",
    caption: "Notifications by kind",
    kind: "Kind",
    site: "On the site",
    switch: ({ kind, way }: { kind: string | number; way: string | number }) => `${kind}: ${way}`,
    kinds: {
      friend_request: "Friend requests",
      friend_accepted: "Friend requests accepted",
      challenge: "Challenges",
      challenge_declined: "Challenges declined",
      mention: "Mentions",
      direct_message: "Direct messages",
      tournament_call: "Calls to tournament matches",
      tournament_result: "Tournament results",
      tournament_invitation: "Tournament invitations",
      pairing: "Matches found",
    },
    email: "Email",
    push: "On my devices",
  },
  challenge: {
    title: ({ name }: { name: string | number }) => `Challenge ${name}`,
    side: "Your side",
    sides: {
      random: "Random",
      left: "Left",
      right: "Right",
    },
    send: "Send challenge",
    incoming: ({ name }: { name: string | number }) => `${name} challenges you`,
    accept: "Accept",
    decline: "Decline",
    why: "Reason",
    noReason: "No reason",
    waiting: ({ name }: { name: string | number }) => `Waiting for ${name} to accept`,
    cancel: "Cancel challenge",
    ready: ({ name }: { name: string | number }) => `${name} accepted your challenge`,
    go: "Go to the match",
    later: "Not now",
    region: "Challenges",
  },
  device: {
    insecure: "Notifications outside the site need an https address.",
    unsupported: "This browser can’t show notifications while the site is closed. On an iPhone or iPad, add the site to the home screen first.",
    denied: "Notifications are blocked for this site. Allow them in the browser’s settings, then reload this page.",
    off: "Get notified when the site is closed.",
    on: "This device gets notifications when the site is closed.",
    turnOn: "Notify me on this device",
    turnOff: "Stop notifying this device",
    noService: "This browser couldn’t connect to its notification service. Try again later.",
  },
};

export type Strings = typeof strings;
