// What a notification says, and where it leads.
import type { NotificationSummary } from "@transcendence/protocol";
import { nt } from "../../i18n/notices/index.ts";
import { pageOf } from "../../people/page-of.ts";
import { optionsText } from "../match-options/options-text.ts";

export function noticeText({ from, ...notice }: NotificationSummary): string {
  const { text, someone, rated, casual, reason } = nt.value;
  const name = from?.name ?? someone;
  switch (notice.kind) {
    case "friend_request":
      return text.friend_request({ name });
    case "friend_accepted":
      return text.friend_accepted({ name });
    case "challenge": {
      const { data } = notice;
      return text.challenge({ name, options: `${optionsText(data.settings)} · ${data.rated ? rated : casual}` });
    }
    case "challenge_declined": {
      const why = notice.data.reason;
      return why === null ? text.challenge_declined({ name }) : `${text.challenge_declined({ name })} ${reason[why]}`;
    }
    case "mention":
      return text.mention({ name, channel: notice.data.channelName, excerpt: notice.data.excerpt });
    case "direct_message":
      return text.direct_message({ name, excerpt: notice.data.excerpt });
    case "tournament_call":
      return text.tournament_call({ tournament: notice.data.name });
    case "tournament_result": {
      const { name: tournament, place, players } = notice.data;
      return text.tournament_result({ tournament, place, players });
    }
    case "tournament_invitation":
      return text.tournament_invitation({ name, tournament: notice.data.name });
    case "pairing":
      return text.pairing({ name });
  }
}

/** null: there is no page for it. */
export function noticeHref({ from, ...notice }: NotificationSummary): string | null {
  const profile = from?.kind === "member" ? pageOf(from.name) : null;
  switch (notice.kind) {
    case "pairing":
      return `/match/${notice.data.match}`;
    case "tournament_call":
    case "tournament_result":
    case "tournament_invitation":
      return `/tournaments/${notice.data.tournament}`;
    case "mention": {
      const { channel, tournament } = notice.data;
      return tournament === undefined ? `/chat/${channel}` : `/tournaments/${tournament}`;
    }
    case "direct_message":
      return `/chat/${notice.data.conversation}`;
    case "friend_request":
      return "/friends"; // where it is answered
    case "friend_accepted":
    case "challenge_declined":
    case "challenge":
      return profile;
  }
}
