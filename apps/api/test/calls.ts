// How each route is called so that it would do its work, if whoever calls it may. A route that is missing here fails a test.
import {
  API_SCOPES,
  LOBBY_CHANNEL,
  type ChallengeSummary,
  type MatchSummary,
  type NewApiToken,
  type SessionSummary,
  type TournamentSummary,
} from "@transcendence/protocol";
import { sql } from "drizzle-orm";
import { newId } from "../src/random.ts";
import type { ApiHarness, Browser } from "./api-harness.ts";
import { addAuthenticator, giveFirstFactor, makeAccount, makeMember, type Member, PASSWORD } from "./members.ts";

const HOUR_MS = 3_600_000;

/** Somebody, and what is theirs and a route may be about. It comes into being when it is asked for. */
export class Scene {
  readonly arena: ApiHarness;
  readonly owner: Member;
  #elsewhere: Promise<{ readonly browser: Browser; readonly sessionId: string }> | undefined;
  #token: Promise<NewApiToken> | undefined;

  constructor(arena: ApiHarness, owner: Member) {
    this.arena = arena;
    this.owner = owner;
  }

  static async open(arena: ApiHarness): Promise<Scene> {
    return new Scene(arena, await makeMember(arena));
  }

  /** A private channel that is the owner's. */
  async channel(): Promise<{ id: string }> {
    const body = { name: `Own ${Math.random().toString(36).slice(2, 12)}`, visibility: "private" };
    return this.owner.browser.read<{ id: string }>(201, "POST", "/api/channels", body);
  }

  /** A match that the owner created. */
  async match(): Promise<{ id: string }> {
    const { id } = await this.owner.browser.read<MatchSummary>(201, "POST", "/api/matches", {});
    return { id };
  }

  /** A challenge to the owner. */
  async challengeTo(): Promise<string> {
    const { browser } = await makeMember(this.arena);
    return (await browser.read<ChallengeSummary>(201, "POST", "/api/me/challenges", { to: this.owner.user.id })).id;
  }

  /** A challenge by the owner. */
  async challengeBy(): Promise<string> {
    const to = (await makeMember(this.arena)).user.id;
    return (await this.owner.browser.read<ChallengeSummary>(201, "POST", "/api/me/challenges", { to })).id;
  }

  /** A notification of the owner's. */
  async notification(): Promise<{ id: string }> {
    const { database } = this.arena.storage;
    const [row] = await database.execute<{ id: string }>(sql`
      insert into notifications (id, user_id, kind, data, created_at, expires_at)
      values (${newId()}, ${this.owner.user.id}, 'friend_accepted', '{}', now(), now() + interval '9 years')
      returning id`);
    return { id: row?.id ?? "" };
  }

  /** A tournament that the owner organises. */
  async tournament(changes: object = {}): Promise<{ id: string }> {
    const wish = { title: "Friday cup", plan: { format: "single" }, places: 8, ...changes };
    const { id } = await this.owner.browser.read<TournamentSummary>(201, "POST", "/api/tournaments", wish);
    return { id };
  }

  /** A series of theirs, with the next tournament far ahead. */
  async series(): Promise<{ id: string }> {
    const id = newId();
    const template = JSON.stringify({ title: "Friday cup", plan: { format: "swiss" }, places: 8 });
    await this.arena.storage.database.execute(sql`
      insert into tournament_series (id, organiser_id, template, repeats, next_at, created_at)
      values (${id}, ${this.owner.user.id}, ${template}, ${JSON.stringify(seriesWish().repeats)}, now() + interval '9 years', now())`);
    return { id };
  }

  /** The owner in another browser, where they proved an hour ago who they are. */
  elsewhere() {
    return (this.#elsewhere ??= this.#signInElsewhere());
  }

  /** A key for programs, for everything that one may do. */
  token(): Promise<NewApiToken> {
    const wish = { name: "All", scopes: API_SCOPES, days: 1 };
    return (this.#token ??= this.owner.browser.read<NewApiToken>(201, "POST", "/api/me/tokens", wish));
  }

  async #signInElsewhere() {
    const browser = this.arena.browser();
    await giveFirstFactor(browser, this.owner);
    const { sessions } = await browser.read<{ sessions: SessionSummary[] }>(200, "GET", "/api/me/sessions");
    const sessionId = sessions.find(({ isCurrent }) => isCurrent)?.id ?? "";
    const then = new Date(this.arena.nowMs - HOUR_MS).toISOString();
    await this.arena.storage.database.execute(
      sql`update sessions set authenticated_at = ${then}::timestamptz where id = ${sessionId}`,
    );
    return { browser, sessionId };
  }
}

type Params = Readonly<Record<string, string>>;

export interface Call {
  readonly params?: (scene: Scene) => Params | Promise<Params>;
  readonly query?: string;
  readonly body?: (scene: Scene) => unknown;
  readonly ok: readonly number[]; // what it answers to whoever may
  readonly others?: 403 | 404; // what others hear, members and guests, when it is about something that only the owner has
  readonly prepare?: (scene: Scene) => Promise<unknown>;
}

const ok = [200];
/** Somebody else, whom a member may befriend or block. */
const somebody = async ({ arena }: Scene) => ({ id: (await makeAccount(arena)).user.id });
const match = (scene: Scene) => scene.match();
const lobby = () => ({ id: LOBBY_CHANNEL });
const tournament = (scene: Scene) => scene.tournament();
const invitational = (scene: Scene) => scene.tournament({ inviteOnly: true });
const seriesWish = () => ({
  title: "Friday cup",
  plan: { format: "swiss" },
  places: 8,
  repeats: { weekdays: [5], time: "20:00", timeZone: "Europe/Paris" },
});
const series = (scene: Scene) => scene.series();
const challengeTo = async (scene: Scene) => ({ id: await scene.challengeTo() });
const nobody = () => ({ token: "x".repeat(43) });

export const CALLS: Readonly<Record<string, Call>> = {
  "GET /api/health/live": { ok },
  "GET /api/health/load": { ok },
  "GET /api/health/ready": { ok },
  "GET /api/me": { ok },
  "POST /api/me": { ok: [200, 201] },
  "PATCH /api/me": { body: () => ({ name: `Name ${Math.random().toString(36).slice(2, 12)}` }), ok },
  "DELETE /api/me": { ok: [200, 409] }, // members go another way
  "GET /api/me/challenges": { ok },
  "POST /api/me/challenges": { body: ({ owner }) => ({ to: owner.user.id }), ok: [201, 400] }, // nobody challenges themselves
  "POST /api/me/challenges/:id/accept": { params: challengeTo, ok, others: 404 },
  "POST /api/me/challenges/:id/decline": { params: challengeTo, body: () => ({ reason: "later" }), ok, others: 404 },
  "DELETE /api/me/challenges/:id": { params: async (scene) => ({ id: await scene.challengeBy() }), ok, others: 404 },
  "POST /api/lobby/ticket": { ok },
  "POST /api/me/ticket": { ok },
  "GET /api/me/matches": { ok },
  "GET /api/me/notifications": { ok },
  "GET /api/me/notifications/unread": { ok },
  "GET /api/me/notifications/preferences": { ok },
  "PUT /api/me/notifications/preferences/:kind": {
    params: () => ({ kind: "mention" }),
    body: () => ({ site: true, push: false, email: false }),
    ok,
  },
  "POST /api/me/notifications/read": { ok },
  "POST /api/me/notifications/:id/read": { params: (scene) => scene.notification(), ok, others: 404 },
  "GET /api/me/channels": { ok },
  "POST /api/me/conversations": { body: ({ owner }) => ({ user: owner.user.id }), ok: [200, 409] }, // nobody writes to themselves
  "GET /api/channels": { ok },
  "POST /api/channels": {
    body: () => ({ name: `Channel ${Math.random().toString(36).slice(2, 12)}`, visibility: "public" }),
    ok: [201],
  },
  "POST /api/channels/:id/ticket": { params: lobby, ok },
  "PUT /api/channels/:id/membership": { params: lobby, body: () => ({}), ok },
  "DELETE /api/channels/:id/membership": { params: lobby, ok: [404] }, // whoever is not in it cannot leave
  "GET /api/channels/:id": { params: lobby, ok },
  "PATCH /api/channels/:id": { params: (scene) => scene.channel(), body: () => ({ slowSeconds: 5 }), ok, others: 404 },
  "DELETE /api/channels/:id": { params: (scene) => scene.channel(), ok, others: 404 },
  "POST /api/channels/:id/invitations": {
    params: (scene) => scene.channel(),
    body: ({ owner }) => ({ name: owner.user.name }),
    ok,
    others: 404,
  },
  "PATCH /api/channels/:id/members/:user": {
    params: async (scene) => ({ ...(await scene.channel()), user: "somebodySome" }),
    body: () => ({ action: "mute", minutes: 5 }),
    ok: [404], // of whom nobody knows
    others: 404,
  },
  "PUT /api/channels/:id/read": { params: lobby, body: () => ({ seq: 0 }), ok },
  "GET /api/me/second-factor": { ok },
  "POST /api/me/second-factor/totp/set-up": { ok },
  "POST /api/me/second-factor/totp": { body: () => ({ sealed: "x".repeat(60), code: "000000" }), ok: [410] },
  "DELETE /api/me/second-factor/totp": {
    ok,
    others: 404,
    prepare: ({ arena, owner }) => addAuthenticator(arena, owner.browser),
  },
  "PUT /api/me/second-factor/email": { body: () => ({ on: true }), ok },
  "POST /api/me/second-factor/recovery-codes": {
    ok,
    others: 403,
    prepare: ({ arena, owner }) => addAuthenticator(arena, owner.browser),
  },
  "GET /api/me/sessions": { ok },
  "DELETE /api/me/sessions": { ok },
  "DELETE /api/me/sessions/:id": {
    params: async (scene) => ({ id: (await scene.elsewhere()).sessionId }),
    ok,
    others: 404,
  },
  "GET /api/me/tokens": { ok },
  "POST /api/me/tokens": { body: () => ({ name: "Mine", scopes: ["profile:read"], days: 1 }), ok: [201] },
  "DELETE /api/me/tokens/:id": { params: async (scene) => ({ id: (await scene.token()).summary.id }), ok, others: 404 },
  "GET /api/me/identities": { ok },
  "DELETE /api/me/identities/:provider": {
    params: () => ({ provider: "github" }),
    ok,
    others: 404,
    prepare: ({ arena, owner }) =>
      arena.storage.database.execute(sql`
        insert into identities (provider, subject, user_id, label, created_at, used_at)
        values ('github', ${owner.user.id}, ${owner.user.id}, 'somebody', now(), now())`),
  },
  "GET /api/auth/second-factor": { ok },
  "POST /api/auth/second-factor": { body: () => ({ factor: "totp", code: "000000" }), ok },
  "POST /api/auth/second-factor/email": { ok },
  "GET /api/auth/reauthentication": { ok },
  "POST /api/auth/reauthentication": { body: () => ({ password: PASSWORD, second: null }), ok },
  "POST /api/auth/reauthentication/email": { ok: [403] }, // where there is a password, a code by mail proves nothing
  "POST /api/auth/sign-up": {
    body: () => ({ name: `New ${Math.random().toString(36).slice(2, 12)}`, password: PASSWORD, language: "en" }),
    ok: [201, 409], // a member is told to log out first
  },
  "POST /api/auth/login": { body: ({ owner }) => ({ name: owner.user.name, password: PASSWORD }), ok },
  "POST /api/auth/logout": { ok },
  "POST /api/auth/forgot": { body: () => ({ email: "nobody@example.org" }), ok: [202] },
  "POST /api/auth/reset": { body: () => ({ ...nobody(), password: PASSWORD }), ok: [410] },
  "POST /api/auth/verify": { body: nobody, ok: [410] },
  "GET /api/auth/providers": { ok },
  "POST /api/auth/providers/:provider": {
    params: () => ({ provider: "github" }),
    body: () => ({ intent: "login", back: "/" }),
    ok,
  },
  "GET /api/auth/providers/:provider/callback": {
    params: () => ({ provider: "github" }),
    query: "?code=x&state=y",
    ok: [303],
  },
  "GET /api/auth/pending-sign-up": { ok },
  "POST /api/auth/pending-sign-up": {
    body: () => ({ name: "Introduced", keepsEmail: false, language: "en" }),
    ok: [201],
  },
  "DELETE /api/auth/pending-sign-up": { ok },
  "POST /api/auth/pending-sign-up/link": { ok: [410] }, // nobody was introduced
  "GET /api/me/account": { ok },
  "PATCH /api/me/account": { body: () => ({ language: "fr" }), ok },
  "POST /api/me/email": { body: () => ({ email: "new@example.org" }), ok },
  "POST /api/me/email/verification": { ok: [409] }, // it is verified
  "POST /api/me/password": { body: () => ({ password: "five other words for it" }), ok },
  "GET /api/me/guest": { ok },
  "POST /api/me/guest": { ok },
  "DELETE /api/me/guest": { ok },
  "GET /api/me/profile": { ok },
  "PATCH /api/me/profile": { body: () => ({ biography: "Plays." }), ok },
  "PUT /api/me/avatar": { body: () => "no picture", ok: [400] },
  "DELETE /api/me/avatar": { ok },
  "GET /api/legal/:document": { params: () => ({ document: "privacy" }), query: "?language=en", ok },
  "GET /api/me/data": { ok },
  "POST /api/me/anonymisation": { ok },
  "POST /api/me/deletion": { ok },
  "POST /api/auth/deletion": { body: nobody, ok: [410] },
  "DELETE /api/me/deletion": { ok },
  "GET /api/mailbox/delivery": { ok },
  "GET /api/mailbox": { ok: [404] }, // this arena carries its mails
  "GET /api/me/push": { ok },
  "PUT /api/me/push": {
    body: () => ({ endpoint: "https://10.0.0.1/x", keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) } }),
    ok: [422],
  },
  "DELETE /api/me/push": { ok },
  "GET /api/me/people": { query: "?like=mem", ok },
  "GET /api/me/people/:id": { params: somebody, ok },
  "GET /api/me/friends": { query: "?state=incoming", ok },
  "PUT /api/me/friends/:id": { params: somebody, ok },
  "DELETE /api/me/friends/:id": { params: somebody, ok },
  "GET /api/me/blocks": { ok },
  "PUT /api/me/blocks/:id": { params: somebody, ok },
  "POST /api/me/reports": {
    body: () => ({ id: "reportReport", reported: "nobodynobody", reason: "spam", words: "", context: null }),
    ok: [404],
  },
  "DELETE /api/me/blocks/:id": { params: somebody, ok },
  "GET /api/users/:name": { params: ({ owner }) => ({ name: owner.user.name }), ok },
  "GET /api/users/:name/matches": { params: ({ owner }) => ({ name: owner.user.name }), ok },
  "GET /api/avatars/drawn/:id": { params: ({ owner }) => ({ id: owner.user.id }), ok },
  "GET /api/avatars/:hash/:size": { params: () => ({ hash: "x".repeat(43), size: "64" }), ok: [404] },
  "GET /api/leaderboards/:kind": { params: () => ({ kind: "quick" }), ok },
  "GET /api/me/leaderboards/:kind/friends": { params: () => ({ kind: "quick" }), ok },
  "GET /api/me/leaderboards/:kind": { params: () => ({ kind: "classic" }), query: "?period=month", ok },
  "POST /api/matches": { body: () => ({}), ok: [201] },
  "GET /api/matches/:id": { params: match, ok },
  "POST /api/matches/:id/code": { params: match, ok: [200, 404] }, // for its players alone
  "GET /api/matches/codes/:code": { params: () => ({ code: "K7QPM" }), ok: [404] },
  "GET /api/matches/:id/replay": { params: match, ok: [404] }, // it is not over
  "POST /api/matches/:id/ticket": { params: match, ok },
  "POST /internal/people/apart": { body: () => ({}), ok: [400] },
  "POST /internal/chat/store": { body: () => ({}), ok: [400] },
  "POST /internal/chat/blocks": { body: () => ({}), ok: [400] },
  "POST /internal/chat/read": { body: () => ({}), ok: [400] },
  "GET /api/tournaments": { ok },
  "POST /api/tournaments": { body: () => ({ title: "Friday cup", plan: { format: "swiss" }, places: 8 }), ok: [201] },
  "GET /api/tournaments/:id": { params: tournament, ok },
  "POST /api/tournaments/:id/ticket": { params: tournament, ok },
  "POST /api/tournaments/:id/entries": { params: tournament, body: () => ({}), ok },
  "DELETE /api/tournaments/:id/entries/mine": { params: tournament, ok },
  "GET /api/tournaments/:id/invitations": { params: invitational, ok, others: 403 },
  "POST /api/tournaments/:id/invitations": { params: invitational, body: () => ({ names: ["x"] }), ok, others: 403 },
  "DELETE /api/tournaments/:id/invitations/:user": {
    params: async (scene) => ({ ...(await invitational(scene)), user: "somebodySome" }),
    ok: [404],
    others: 403,
  },
  "POST /api/tournaments/:id/invitation-link": { params: invitational, ok, others: 403 },
  "GET /api/me/tournament-series": { ok },
  "POST /api/me/tournament-series": { body: seriesWish, ok: [201] },
  "PATCH /api/me/tournament-series/:id": { params: series, body: () => ({ paused: true }), ok, others: 404 },
  "DELETE /api/me/tournament-series/:id": { params: series, ok, others: 404 },
  "POST /api/tournaments/:id/computers": {
    params: tournament,
    body: () => ({ computer: "plumb" }),
    ok,
    others: 403,
  },
  "POST /api/tournaments/:id/start": { params: tournament, ok, others: 403 },
  "POST /api/tournaments/:id/pause": { params: tournament, ok, others: 403 },
  "DELETE /api/tournaments/:id/pause": { params: tournament, ok, others: 403 },
  "DELETE /api/tournaments/:id": { params: tournament, ok, others: 403 },
  "DELETE /api/tournaments/:id/entries/:entry": {
    params: async (scene) => ({ ...(await scene.tournament()), entry: "1" }),
    ok,
    others: 403,
  },
  "PUT /api/tournaments/:id/pairings/:pairing/winner": {
    params: async (scene) => ({ ...(await scene.tournament()), pairing: "w1.1" }),
    body: () => ({ winner: "1" }),
    ok,
    others: 403,
  },
  "POST /api/tournaments/:id/pairings/:pairing/replay": {
    params: async (scene) => ({ ...(await scene.tournament()), pairing: "w1.1" }),
    ok,
    others: 403,
  },
  "POST /internal/tournaments/calls": { body: () => ({}), ok: [400] },
  "POST /internal/tournaments/order": { body: () => ({}), ok: [400] },
  "POST /internal/tournaments/results": { body: () => ({}), ok: [400] },
  "POST /internal/tournaments/record": { body: () => ({}), ok: [400] },
  "POST /internal/matches/result": { body: () => ({}), ok: [400] },
  "POST /internal/matches/abort": { body: () => ({}), ok: [400] },
  "POST /internal/matches/pairing": { body: () => ({}), ok: [400] },
  "POST /internal/people/blocks": { body: () => ({}), ok: [400] },
  "POST /internal/people/friends": { body: () => ({}), ok: [400] },
  "POST /internal/people/seen": { body: () => ({}), ok: [400] },
  "POST /internal/matches/rematch": { body: () => ({}), ok: [400] },
};
