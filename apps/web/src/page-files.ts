// What each page is made of: its file, and the words that it needs beside the catalogue. Nothing here runs before it is asked for, and
// nothing else is imported: the first script reads it (`start.ts`), and so does the router.
import type { PagePath } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import type { AreaName } from "./i18n/files.ts";

export interface PageFiles {
  readonly load: () => Promise<ComponentType>;
  readonly words?: readonly AreaName[];
}

/** The first whose address fits is the page, see `isAt`. */
export const PAGE_FILES: Readonly<Record<PagePath, PageFiles>> = {
  "/": { load: () => import("./features/home/home.tsx").then((m) => m.Home) },
  "/match/:id": { load: () => import("./features/match/online/match-page.tsx").then((m) => m.MatchPage) },
  "/local": { load: () => import("./features/match/local/local-page.tsx").then((m) => m.LocalPage) },
  "/practice/:character": { load: () => import("./features/practice/practice-page.tsx").then((m) => m.PracticePage) },
  "/live": { load: () => import("./features/watch/watch-page.tsx").then((m) => m.WatchPage), words: ["watch"] },
  "/matches": { load: () => import("./features/matches/matches.tsx").then((m) => m.Matches) },
  "/tournaments": {
    load: () => import("./features/tournaments/tournaments.tsx").then((m) => m.Tournaments),
    words: ["tournament"],
  },
  "/tournaments/new": {
    load: () => import("./features/tournaments/new-tournament.tsx").then((m) => m.NewTournamentPage),
    words: ["tournament"],
  },
  "/tournaments/:id": {
    load: () => import("./features/tournaments/tournament-page.tsx").then((m) => m.TournamentPage),
    words: ["tournament"],
  },
  "/tournaments/:id/screen": {
    load: () => import("./features/tournaments/show/screen.tsx").then((m) => m.TournamentScreen),
    words: ["tournament"],
  },
  "/tournaments/:id/embed": {
    load: () => import("./features/tournaments/show/embed.tsx").then((m) => m.TournamentEmbed),
    words: ["tournament"],
  },
  "/tournament/local": {
    load: () => import("./features/tournament/local/local-tournament.tsx").then((m) => m.LocalTournament),
    words: ["tournament"],
  },
  "/computers": { load: () => import("./features/computers/computers.tsx").then((m) => m.Computers) },
  "/leaderboards": {
    load: () => import("./features/leaderboards/leaderboards-page.tsx").then((m) => m.Leaderboards),
    words: ["account"],
  },
  "/friends": {
    load: () => import("./features/friends/friends-page.tsx").then((m) => m.FriendsPage),
    words: ["people"],
  },
  "/chat/:channel?": { load: () => import("./features/chat/chat-page.tsx").then((m) => m.ChatPage), words: ["chat"] },
  "/more": { load: () => import("./features/more/more.tsx").then((m) => m.More) },
  "/settings": { load: () => import("./features/settings/settings.tsx").then((m) => m.Settings), words: ["notices"] },
  "/notifications": {
    load: () => import("./features/notices/notifications-page.tsx").then((m) => m.NotificationsPage),
    words: ["notices"],
  },
  "/privacy": { load: () => import("./features/legal/legal-page.tsx").then((m) => m.PrivacyPolicy), words: ["legal"] },
  "/terms": { load: () => import("./features/legal/legal-page.tsx").then((m) => m.Terms), words: ["legal"] },
  "/about": { load: () => import("./features/legal/legal-page.tsx").then((m) => m.About), words: ["legal"] },
  "/u/:name": { load: () => import("./features/profile/member.tsx").then((m) => m.MemberPage), words: ["account"] },
  "/login": { load: () => import("./features/login/log-in.tsx").then((m) => m.LogIn), words: ["account"] },
  "/login/second-factor": {
    load: () => import("./features/login/login-factor.tsx").then((m) => m.LoginFactor),
    words: ["account"],
  },
  "/signup": { load: () => import("./features/login/sign-up.tsx").then((m) => m.SignUp), words: ["account"] },
  "/signup/provider": {
    load: () => import("./features/login/provider-signup.tsx").then((m) => m.ProviderSignUp),
    words: ["account"],
  },
  "/forgot": { load: () => import("./features/login/forgot.tsx").then((m) => m.Forgot), words: ["account"] },
  "/reset": { load: () => import("./features/login/reset.tsx").then((m) => m.Reset), words: ["account"] },
  "/verify": { load: () => import("./features/login/verify.tsx").then((m) => m.Verify), words: ["account"] },
  "/mailbox": { load: () => import("./features/login/mailbox.tsx").then((m) => m.Mailbox), words: ["account"] },
  "/account": { load: () => import("./features/account/account.tsx").then((m) => m.Account), words: ["account"] },
  "/account/profile": {
    load: () => import("./features/profile/profile.tsx").then((m) => m.ProfilePage),
    words: ["account"],
  },
  "/account/privacy": {
    load: () => import("./features/privacy/privacy.tsx").then((m) => m.Privacy),
    words: ["account", "stored"],
  },
  "/account/deletion": {
    load: () => import("./features/privacy/confirm-deletion.tsx").then((m) => m.ConfirmDeletion),
    words: ["account"],
  },
  "/account/security": {
    load: () => import("./features/security/security.tsx").then((m) => m.Security),
    words: ["account"],
  },
  "/account/sign-in": {
    load: () => import("./features/account/sign-in.tsx").then((m) => m.SignIn),
    words: ["account"],
  },
};
