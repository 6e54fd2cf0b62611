// Every route, who may call it and what it does: the list behind docs/routes.md. A test holds it against the apps.
import { SCOPED_ROUTES } from "./bearer.ts";

export const CALLERS = {
  anyone: "anyone",
  visitor: "anyone; becomes a guest",
  session: "whoever has a session, about themselves",
  member: "members, about themselves",
  proof: "members who proved a moment ago who they are",
  introduced: "whoever a provider has vouched for, in the same browser",
  awaited: "a browser that gave the first factor, and whose second is awaited",
  room: "the rooms, by signature",
} as const;

export interface RouteNote {
  readonly who: keyof typeof CALLERS;
  readonly does: string;
  readonly refuses: string; // beside what every route may answer
}

export const ROUTES: Readonly<Record<string, RouteNote>> = {
  "GET /api/health/live": { who: "anyone", does: "the process runs", refuses: "" },
  "GET /api/health/ready": {
    who: "anyone",
    does: "the database and the rooms answer, and the data folder can be written to; otherwise `missing` names what is not there",
    refuses: "503 unavailable, draining",
  },
  "GET /api/me": { who: "anyone", does: "who I am, or null", refuses: "" },
  "POST /api/me": { who: "visitor", does: "be somebody: 201 the first time", refuses: "429" },
  "PATCH /api/me": {
    who: "session",
    does: "choose a name",
    refuses: "400 name_invalid, name_reserved, 401, 409 name_taken, 429",
  },
  "DELETE /api/me": {
    who: "session",
    does: "a guest is forgotten at once; members ask for it under /api/account/deletion",
    refuses: "401, 409 conflict",
  },
  "GET /api/me/matches": { who: "session", does: "my matches, newest first, in pages", refuses: "400, 401" },
  "GET /api/me/second-factor": { who: "member", does: "which second factors I have", refuses: "401, 403" },
  "POST /api/me/second-factor/totp/set-up": {
    who: "proof",
    does: "a secret for an authenticator, not kept until confirmed",
    refuses: "401, 403",
  },
  "POST /api/me/second-factor/totp": {
    who: "proof",
    does: "confirm the authenticator by a code of it; answers recovery codes the first time",
    refuses: "400, 401 code_wrong, 403, 410 login_expired, 429",
  },
  "DELETE /api/me/second-factor/totp": { who: "proof", does: "switch the authenticator off", refuses: "401, 403, 404" },
  "PUT /api/me/second-factor/email": {
    who: "proof",
    does: "switch codes by mail on or off; answers recovery codes the first time",
    refuses: "400, 401, 403",
  },
  "POST /api/me/second-factor/recovery-codes": {
    who: "proof",
    does: "new recovery codes, shown once; the old ones count no more",
    refuses: "401, 403",
  },
  "GET /api/me/sessions": { who: "member", does: "where I am signed in", refuses: "401, 403" },
  "DELETE /api/me/sessions": { who: "member", does: "end all sessions but this one", refuses: "401, 403" },
  "DELETE /api/me/sessions/:id": { who: "member", does: "end one of my sessions", refuses: "400, 401, 403, 404" },
  "GET /api/me/tokens": { who: "member", does: "my API tokens, without the tokens themselves", refuses: "401, 403" },
  "POST /api/me/tokens": {
    who: "proof",
    does: "an API token, shown once",
    refuses: "400, 401, 403, 409 too_many",
  },
  "DELETE /api/me/tokens/:id": { who: "member", does: "revoke an API token", refuses: "400, 401, 403, 404" },
  "GET /api/auth/second-factor": {
    who: "awaited",
    does: "which second factors are asked for",
    refuses: "410 login_expired",
  },
  "POST /api/auth/second-factor": {
    who: "awaited",
    does: "give a code of one: signs in",
    refuses: "400, 401 code_wrong, 410 login_expired, 429",
  },
  "POST /api/auth/second-factor/email": {
    who: "awaited",
    does: "send a code by mail",
    refuses: "403, 410 login_expired, 429",
  },
  "GET /api/auth/proof": { who: "member", does: "what a proof of who I am takes", refuses: "401, 403" },
  "POST /api/auth/proof": {
    who: "member",
    does: "prove who I am, for a quarter of an hour; the session gets another token",
    refuses: "400, 401 credentials_wrong, code_wrong, 403, 429",
  },
  "POST /api/auth/proof/email": {
    who: "member",
    does: "send a code by mail to prove it with",
    refuses: "401, 403, 429",
  },
  "POST /api/auth/sign-up": {
    who: "anyone",
    does: "become a member with a password, a guest in place; the answer is the same whether the address is somebody's or not",
    refuses:
      "400 name_invalid, name_reserved, email_invalid, password_invalid, password_common, 409 name_taken, conflict, 429",
  },
  "POST /api/auth/login": {
    who: "anyone",
    does: "log in with a name or a verified address and the password: in, or asked for the second factor",
    refuses: "400, 401 credentials_wrong, 429",
  },
  "POST /api/auth/logout": { who: "session", does: "end this session, its sockets too", refuses: "401" },
  "POST /api/auth/forgot": {
    who: "anyone",
    does: "have a link to a new password sent to a verified address; the answer is the same whether it is anybody's",
    refuses: "400 email_invalid, 429",
  },
  "POST /api/auth/reset": {
    who: "anyone",
    does: "with the link of a mail: choose a password; every session ends",
    refuses: "400 password_invalid, password_common, 410 link_expired, 429",
  },
  "POST /api/auth/verify": {
    who: "anyone",
    does: "with the link of a mail: confirm an address, or a new one",
    refuses: "400, 410 link_expired, 429",
  },
  "GET /api/account": {
    who: "member",
    does: "my account: address, ways in, language",
    refuses: "401, 403 members_only",
  },
  "PATCH /api/account": { who: "member", does: "the language of my mails", refuses: "400, 401, 403 members_only" },
  "POST /api/account/email": {
    who: "proof",
    does: "another address: confirmed there, announced at the old one",
    refuses: "400 email_invalid, 401, 403 members_only, proof_needed, 429",
  },
  "POST /api/account/email/verification": {
    who: "member",
    does: "send the link that confirms my address again",
    refuses: "401, 403 members_only, 409 conflict, 429",
  },
  "POST /api/account/password": {
    who: "proof",
    does: "another password; my other sessions end",
    refuses: "400 password_invalid, password_common, 401, 403 members_only, proof_needed, 429",
  },
  "GET /api/account/guest": {
    who: "member",
    does: "how many matches this browser played as a guest before I logged in",
    refuses: "401, 403 members_only",
  },
  "POST /api/account/guest": { who: "member", does: "take them over", refuses: "401, 403 members_only" },
  "DELETE /api/account/guest": { who: "member", does: "leave them", refuses: "401, 403 members_only" },
  "GET /api/mailbox": {
    who: "anyone",
    does: "the mails that nobody carries, for whoever sits at this machine",
    refuses: "404 when mails are carried, or from elsewhere",
  },
  "GET /api/me/identities": { who: "member", does: "the providers that I sign in with", refuses: "401, 403" },
  "DELETE /api/me/identities/:provider": {
    who: "proof",
    does: "no longer sign in with this provider",
    refuses: "401, 403, 404, 409 last_way_in",
  },
  "GET /api/auth/providers": { who: "anyone", does: "the providers to sign in with", refuses: "" },
  "POST /api/auth/providers/:provider": {
    who: "anyone",
    does: "where to go on at the provider: to sign in; for members, to prove who they are; after a proof, to link it",
    refuses: "400, 401, 403, 404 provider_unknown, 429, 502 provider_failed",
  },
  "GET /api/auth/providers/:provider/callback": {
    who: "anyone",
    does: "back from the provider: leads to a page, whatever happened",
    refuses: "400, 404 provider_unknown",
  },
  "GET /api/auth/introduction": { who: "anyone", does: "for whom a provider vouched just now, or null", refuses: "" },
  "POST /api/auth/introduction": {
    who: "introduced",
    does: "become a member by that, a guest in place",
    refuses: "400, 409 name_taken, conflict, identity_taken, 410 login_expired, 429",
  },
  "DELETE /api/auth/introduction": { who: "anyone", does: "forget for whom a provider vouched", refuses: "" },
  "POST /api/auth/introduction/link": {
    who: "proof",
    does: "link that identity to my account",
    refuses: "401, 403, 409 identity_taken, conflict, 410 login_expired",
  },
  "POST /api/matches": {
    who: "visitor",
    does: "create a match, seat 0 kept for me, seat 1 for a computer player if one is named",
    refuses: "400, 429, 503 draining, rooms_unavailable",
  },
  "GET /api/matches/:id": { who: "anyone", does: "a match's page", refuses: "400, 404" },
  "GET /api/matches/:id/replay": { who: "anyone", does: "a finished match as bytes", refuses: "400, 404" },
  "POST /api/matches/:id/ticket": {
    who: "visitor",
    does: "a ticket to the room",
    refuses: "400, 404, 409, 429, 503 rooms_unavailable",
  },
  "GET /api/users/:name": {
    who: "anyone",
    does: "a member's public page, under any spelling of the name",
    refuses: "404",
  },
  "GET /api/users/:name/matches": {
    who: "anyone",
    does: "a member's finished matches, newest first, in pages",
    refuses: "400, 404",
  },
  "GET /api/avatars/drawn/:id": { who: "anyone", does: "somebody without a picture, as SVG", refuses: "404" },
  "GET /api/avatars/:hash/:size": { who: "anyone", does: "an uploaded picture as WebP, 64 or 256 px", refuses: "404" },
  "GET /api/account/profile": { who: "member", does: "what I tell of myself", refuses: "401, 403 members_only" },
  "PATCH /api/account/profile": {
    who: "member",
    does: "change biography or country",
    refuses: "400, 401, 403 members_only, 429",
  },
  "PUT /api/account/avatar": {
    who: "member",
    does: "upload a picture: the body is a PNG, JPEG or WebP of 2 MiB at most",
    refuses: "400 picture_invalid, picture_animated, 401, 403 members_only, 413, 429",
  },
  "DELETE /api/account/avatar": {
    who: "member",
    does: "remove my picture",
    refuses: "401, 403 members_only",
  },
  "GET /api/legal/:document": {
    who: "anyone",
    does: "who runs this arena, and their own text of `privacy` or `terms`, if there is one",
    refuses: "400",
  },
  "GET /api/account/data": { who: "session", does: "everything that is stored about me", refuses: "401, 429" },
  "POST /api/account/anonymisation": {
    who: "proof",
    does: "be a guest again by another name, with everything else of the account gone",
    refuses: "401, 403",
  },
  "POST /api/account/deletion": {
    who: "proof",
    does: "ask to be deleted: confirmed by mail where there is a confirmed address, else by this",
    refuses: "401, 403, 429",
  },
  "POST /api/account/deletion/confirmation": {
    who: "anyone",
    does: "the link of the mail: seven days from now the account is gone, and nobody is signed in to it",
    refuses: "400, 410 link_expired, 429",
  },
  "DELETE /api/account/deletion": { who: "member", does: "keep the account after all", refuses: "401, 403" },
  "POST /internal/matches/result": { who: "room", does: "a match ended", refuses: "400, 403, 422" },
  "POST /internal/matches/abort": { who: "room", does: "a match was aborted", refuses: "400, 403, 404" },
  "POST /internal/matches/rematch": { who: "room", does: "both want to play again", refuses: "400, 403, 404" },
};

export function renderRoutes(): string {
  const rows = Object.entries(ROUTES).map(([route, { who, does, refuses }]) => [
    `\`${route}\``,
    CALLERS[who],
    does,
    refuses === "" ? "-" : refuses,
    SCOPED_ROUTES[route] ?? "-",
  ]);
  const table = [
    ["Route", "Who may call it", "What it does", "What it may refuse", "Scope of API tokens"],
    ["---", "---", "---", "---", "---"],
    ...rows,
  ];
  return `# The routes of the API

Written by \`apps/api/src/route-table.ts\`; a test compares this page, that table and the apps (\`npx vitest -u\` writes it anew).

${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

Every answer may also be \`503 unavailable\` (the database is away; try again) or \`500 internal\`. Every change (anything but
GET) asked for from another site's page gets \`403 bad_origin\`, and a body beyond its limit \`413 too_large\`. An error is
\`{ "error": code, "message": sentence }\`; with 429 and 503, \`Retry-After\` says in how many seconds to try again. An API
token opens the routes whose scope it has (see [api-tokens.md](api-tokens.md)) and gets \`403 forbidden\` at all others. The routes
under /internal are on an app of their own, which the public port does not serve.
`;
}
