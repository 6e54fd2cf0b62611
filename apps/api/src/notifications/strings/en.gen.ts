// Made from en.json by `npm run strings`: change that file, not this one.

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings = {
  someone: "Someone",
  text: {
    friend_request: ({ name }: { name: string | number }) => `${name} sent you a friend request.`,
    friend_accepted: ({ name }: { name: string | number }) => `${name} accepted your friend request.`,
    challenge: ({ name }: { name: string | number }) => `${name} challenged you to a match.`,
    challenge_declined: ({ name }: { name: string | number }) => `${name} declined your challenge.`,
    mention: ({ channel, excerpt, name }: { channel: string | number; excerpt: string | number; name: string | number }) => `${name} mentioned you in ${channel}: ${excerpt}`,
    direct_message: ({ excerpt, name }: { excerpt: string | number; name: string | number }) => `${name} wrote to you: ${excerpt}`,
    tournament_call: ({ tournament }: { tournament: string | number }) => `You’re called to your match in ${tournament}. Confirm that you’re there.`,
    tournament_result: ({ place, players, tournament }: { place: number; players: string | number; tournament: string | number }) => `You came ${ordinal(place, { "one": `${place}st`, "two": `${place}nd`, "few": `${place}rd`, "other": `${place}th` })} of ${players} in ${tournament}.`,
    tournament_invitation: ({ name, tournament }: { name: string | number; tournament: string | number }) => `${name} invites you to ${tournament}.`,
    pairing: ({ name }: { name: string | number }) => `Your match against ${name} is ready.`,
  },
};

export type Strings = typeof strings;
