// A notification in words, for where the site's own pages cannot write it: emails and push messages.
import { LANGUAGES, type Language, type NotificationSummary } from "@transcendence/protocol";
import { type Strings, strings as en } from "./strings/en.gen.ts";
import { strings as fr } from "./strings/fr.gen.ts";
import { strings as ru } from "./strings/ru.gen.ts";

const STRINGS: Readonly<Record<Language, Strings>> = { en, fr, ru };

/** One sentence, and the path of the page that it is about. `language`: as it is stored. */
export function describe(
  { from, ...notice }: NotificationSummary,
  language: string,
): { readonly text: string; readonly path: string } {
  const { text, someone } = STRINGS[LANGUAGES.find((each) => each === language) ?? "en"];
  const name = from?.name ?? someone;
  const path = from?.kind === "member" ? `/u/${encodeURIComponent(from.name)}` : "/notifications";
  switch (notice.kind) {
    case "friend_request":
      return { text: text.friend_request({ name }), path: "/friends" }; // where it is answered
    case "friend_accepted":
      return { text: text.friend_accepted({ name }), path };
    case "challenge":
      return { text: text.challenge({ name }), path: "/" }; // its banner is on every page
    case "challenge_declined":
      return { text: text.challenge_declined({ name }), path };
    case "mention": {
      const { channelName: channel, excerpt, tournament } = notice.data;
      return {
        text: text.mention({ name, channel, excerpt }),
        path: tournament === undefined ? `/chat/${notice.data.channel}` : `/tournaments/${tournament}`,
      };
    }
    case "direct_message":
      return {
        text: text.direct_message({ name, excerpt: notice.data.excerpt }),
        path: `/chat/${notice.data.conversation}`,
      };
    case "tournament_call":
      return {
        text: text.tournament_call({ tournament: notice.data.name }),
        path: `/tournaments/${notice.data.tournament}`, // where they say that they are there
      };
    case "tournament_result": {
      const { name: tournament, place, players } = notice.data;
      return {
        text: text.tournament_result({ tournament, place, players }),
        path: `/tournaments/${notice.data.tournament}`,
      };
    }
    case "tournament_invitation":
      return {
        text: text.tournament_invitation({ name, tournament: notice.data.name }),
        path: `/tournaments/${notice.data.tournament}`,
      };
    case "pairing":
      return { text: text.pairing({ name }), path: `/match/${notice.data.match}` };
  }
}
