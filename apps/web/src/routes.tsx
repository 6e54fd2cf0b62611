// The pages by path. Each is a file of its own; the one that is asked for first is fetched beside the catalogue.
import { within } from "@transcendence/client/deadline";
import { isDecodable, type PagePath } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { lazy } from "preact-iso";
import { exec } from "preact-iso/router";
import { Stale } from "./features/errors/crash.tsx";
import { account } from "./i18n/account/index.ts";
import { chatWords } from "./i18n/chat/index.ts";
import { legal } from "./i18n/legal/index.ts";
import { notices } from "./i18n/notices/index.ts";
import { peopleWords } from "./i18n/people/index.ts";
import { tournament } from "./i18n/tournament/index.ts";
import { watch } from "./i18n/watch/index.ts";

interface Page {
  readonly path: PagePath | "/design";
  readonly component: ComponentType & { preload(): Promise<unknown> };
}

/** A page whose file does not arrive says so, instead of rejecting where nobody listens. */
function page(load: () => Promise<ComponentType>): Page["component"] {
  return lazy(() => within(load()).catch(() => Stale));
}

/** Pages that speak words of their own, which come with them. */
function pagesWith(words: { load(): Promise<unknown> }): typeof page {
  return (load) => page(async () => (await Promise.all([load(), words.load()]))[0]);
}

const EMBEDDED = "/tournaments/:id/embed";
const accountPage = pagesWith(account);
const chatPage = pagesWith(chatWords);
const legalPage = pagesWith(legal);
const noticesPage = pagesWith(notices);
const peoplePage = pagesWith(peopleWords);
const tournamentPage = pagesWith(tournament);
const watchPage = pagesWith(watch);

const legalText = (which: "PrivacyPolicy" | "Terms" | "About") =>
  legalPage(() => import("./features/legal/legal-page.tsx").then((module) => module[which]));

export const NOT_FOUND = page(() => import("./features/errors/not-found.tsx").then((module) => module.NotFound));

/** Signing up and in, the account's pages, profiles. */
const ACCOUNT_PAGES: readonly Page[] = [
  { path: "/account", component: accountPage(() => import("./features/account/account.tsx").then((m) => m.Account)) },
  {
    path: "/account/profile",
    component: accountPage(() => import("./features/profile/profile.tsx").then((m) => m.ProfilePage)),
  },
  {
    path: "/account/privacy",
    component: accountPage(async () => {
      const [module, { storedWords }] = await Promise.all([
        import("./features/privacy/privacy.tsx"),
        import("./i18n/stored/index.ts"),
      ]);
      await storedWords.load();
      return module.Privacy;
    }),
  },
  {
    path: "/account/deletion",
    component: accountPage(() => import("./features/privacy/confirm-deletion.tsx").then((m) => m.ConfirmDeletion)),
  },
  {
    path: "/account/security",
    component: accountPage(() => import("./features/security/security.tsx").then((m) => m.Security)),
  },
  {
    path: "/login/second-factor",
    component: accountPage(() => import("./features/login/login-factor.tsx").then((m) => m.LoginFactor)),
  },
  { path: "/u/:name", component: accountPage(() => import("./features/profile/member.tsx").then((m) => m.MemberPage)) },
  {
    path: "/leaderboards",
    component: accountPage(() => import("./features/leaderboards/leaderboards-page.tsx").then((m) => m.Leaderboards)),
  },
  { path: "/signup", component: accountPage(() => import("./features/login/sign-up.tsx").then((m) => m.SignUp)) },
  { path: "/login", component: accountPage(() => import("./features/login/log-in.tsx").then((m) => m.LogIn)) },
  { path: "/forgot", component: accountPage(() => import("./features/login/forgot.tsx").then((m) => m.Forgot)) },
  { path: "/reset", component: accountPage(() => import("./features/login/reset.tsx").then((m) => m.Reset)) },
  { path: "/verify", component: accountPage(() => import("./features/login/verify.tsx").then((m) => m.Verify)) },
  { path: "/mailbox", component: accountPage(() => import("./features/login/mailbox.tsx").then((m) => m.Mailbox)) },
  {
    path: "/account/sign-in",
    component: accountPage(() => import("./features/account/sign-in.tsx").then((m) => m.SignIn)),
  },
  {
    path: "/signup/provider",
    component: accountPage(() => import("./features/login/provider-signup.tsx").then((m) => m.ProviderSignUp)),
  },
];

export const PAGES: readonly Page[] = [
  { path: "/", component: page(() => import("./features/home/home.tsx").then((module) => module.Home)) },
  {
    path: "/match/:id",
    component: page(() => import("./features/match/online/match-page.tsx").then((module) => module.MatchPage)),
  },
  {
    path: "/local",
    component: page(() => import("./features/match/local/local-page.tsx").then((module) => module.LocalPage)),
  },
  {
    path: "/practice/:character",
    component: page(() => import("./features/practice/practice-page.tsx").then((module) => module.PracticePage)),
  },
  { path: "/live", component: watchPage(() => import("./features/watch/watch-page.tsx").then((m) => m.WatchPage)) },
  {
    path: "/matches",
    component: page(() => import("./features/matches/matches.tsx").then((module) => module.Matches)),
  },
  {
    path: "/tournaments",
    component: tournamentPage(() => import("./features/tournaments/tournaments.tsx").then((m) => m.Tournaments)),
  },
  {
    path: "/tournaments/new",
    component: tournamentPage(() =>
      import("./features/tournaments/new-tournament.tsx").then((m) => m.NewTournamentPage),
    ),
  },
  {
    path: "/tournaments/:id",
    component: tournamentPage(() => import("./features/tournaments/tournament-page.tsx").then((m) => m.TournamentPage)),
  },
  {
    path: "/tournaments/:id/screen",
    component: tournamentPage(() => import("./features/tournaments/show/screen.tsx").then((m) => m.TournamentScreen)),
  },
  {
    path: EMBEDDED,
    component: tournamentPage(() => import("./features/tournaments/show/embed.tsx").then((m) => m.TournamentEmbed)),
  },
  {
    path: "/computers",
    component: page(() => import("./features/computers/computers.tsx").then((module) => module.Computers)),
  },
  {
    path: "/friends",
    component: peoplePage(() => import("./features/friends/friends-page.tsx").then((m) => m.FriendsPage)),
  },
  {
    path: "/chat/:channel?",
    component: chatPage(() => import("./features/chat/chat-page.tsx").then((module) => module.ChatPage)),
  },
  { path: "/more", component: page(() => import("./features/more/more.tsx").then((module) => module.More)) },
  {
    path: "/settings",
    component: noticesPage(() => import("./features/settings/settings.tsx").then((module) => module.Settings)),
  },
  {
    path: "/notifications",
    component: noticesPage(() => import("./features/notices/notifications-page.tsx").then((m) => m.NotificationsPage)),
  },
  {
    path: "/tournament/local",
    component: tournamentPage(() =>
      import("./features/tournament/local/local-tournament.tsx").then((module) => module.LocalTournament),
    ),
  },
  { path: "/privacy", component: legalText("PrivacyPolicy") },
  { path: "/terms", component: legalText("Terms") },
  { path: "/about", component: legalText("About") },
  ...ACCOUNT_PAGES,
  // The parts that pages are made of, for whoever works on them: a production build leaves it out.
  ...(import.meta.env.DEV
    ? [
        {
          path: "/design" as const,
          component: page(async () => {
            const [module, { designWords }] = await Promise.all([
              import("./features/design/design.tsx"),
              import("./i18n/design/index.ts"),
            ]);
            await designWords.load();
            return module.Design;
          }),
        },
      ]
    : []),
];

/** Within a page of somebody else's, where a press may be meant for something else. */
export function isFramed(): boolean {
  return typeof window !== "undefined" && window.top !== window.self;
}

/**
 * The pages among which an address may be one: none when its escapes cannot be read, which the router would throw at. In a frame there
 * is only the page that is made for it, whatever a link or a script there leads to.
 */
export function pagesFor(pathname: string, framed = isFramed()): typeof PAGES {
  if (!isDecodable(pathname)) return [];
  return framed ? PAGES.filter(({ path }) => path === EMBEDDED) : PAGES;
}

/** Fetches the page at an address, to be ready when it is drawn. */
export async function preloadPage(pathname: string): Promise<void> {
  const found = pagesFor(pathname).find(({ path }) => exec(pathname, path, { path: pathname, query: {}, params: {} }));
  await (found?.component ?? NOT_FOUND).preload();
}
