// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const ordinalRules = new Intl.PluralRules("fr", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  someone: "Quelqu’un",
  text: {
    friend_request: ({ name }) => `${name} vous a envoyé une demande d’ami.`,
    friend_accepted: ({ name }) => `${name} a accepté votre demande d’ami.`,
    challenge: ({ name }) => `${name} vous défie.`,
    challenge_declined: ({ name }) => `${name} a refusé votre défi.`,
    mention: ({ channel, excerpt, name }) => `${name} vous a mentionné dans ${channel} : ${excerpt}`,
    direct_message: ({ excerpt, name }) => `${name} vous a écrit : ${excerpt}`,
    tournament_call: ({ tournament }) => `On vous appelle pour votre match du tournoi ${tournament}. Confirmez votre présence.`,
    tournament_result: ({ place, players, tournament }) => `Vous terminez ${ordinal(place, { "one": `${place}er`, "other": `${place}e` })} sur ${players} au tournoi ${tournament}.`,
    tournament_invitation: ({ name, tournament }) => `${name} vous invite au tournoi ${tournament}.`,
    pairing: ({ name }) => `Votre match contre ${name} est prêt.`,
  },
};
