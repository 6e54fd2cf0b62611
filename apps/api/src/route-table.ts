// Every route, who may call it and what it does: the list behind docs/routes.md. A test holds it against the apps.

export const CALLERS = {
  anyone: "anyone",
  visitor: "anyone; becomes a guest",
  session: "whoever has a session, about themselves",
  member: "members, about themselves",
  proof: "members who proved a moment ago who they are",
  room: "the rooms, by signature",
} as const;

export interface RouteNote {
  readonly who: keyof typeof CALLERS;
  readonly does: string;
  readonly refuses: string; // beside what every route may answer
}

export const ROUTES: Readonly<Record<string, RouteNote>> = {
  "GET /api/health/live": { who: "anyone", does: "the process runs", refuses: "" },
  "GET /api/health/ready": { who: "anyone", does: "the database answers", refuses: "503 unavailable, draining" },
  "GET /api/me": { who: "anyone", does: "who I am, or null", refuses: "" },
  "POST /api/me": { who: "visitor", does: "be somebody: 201 the first time", refuses: "429" },
  "PATCH /api/me": { who: "session", does: "choose a name", refuses: "400 name_invalid, name_reserved, 401, 409 name_taken, 429" },
  "GET /api/me/matches": { who: "session", does: "my matches, newest first, in pages", refuses: "400, 401" },
  "POST /api/matches": {
    who: "visitor",
    does: "create a match, seat 0 kept for me, seat 1 for a computer player if one is named",
    refuses: "400, 429, 503 draining",
  },
  "GET /api/matches/:id": { who: "anyone", does: "a match's page", refuses: "400, 404" },
  "GET /api/matches/:id/replay": { who: "anyone", does: "a finished match as bytes", refuses: "400, 404" },
  "POST /api/matches/:id/ticket": { who: "visitor", does: "a ticket to the room", refuses: "400, 404, 409, 429" },
  "POST /internal/matches/result": { who: "room", does: "a match ended", refuses: "400, 403, 404, 422" },
  "POST /internal/matches/abort": { who: "room", does: "a match was aborted", refuses: "400, 403, 404" },
  "POST /internal/matches/rematch": { who: "room", does: "both want to play again", refuses: "400, 403, 404" },
};

export function renderRoutes(): string {
  const rows = Object.entries(ROUTES).map(([route, { who, does, refuses }]) => [
    `\`${route}\``,
    CALLERS[who],
    does,
    refuses === "" ? "-" : refuses,
  ]);
  const table = [
    ["Route", "Who may call it", "What it does", "What it may refuse"],
    ["---", "---", "---", "---"],
    ...rows,
  ];
  return `# The routes of the API

Written by \`apps/api/src/route-table.ts\`; a test compares this page, that table and the apps (\`npx vitest -u\` writes it anew).

${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

Every answer may also be \`503 unavailable\` (the database is away; try again) or \`500 internal\`. Every change (anything but
GET) asked for from another site's page gets \`403 bad_origin\`, and a body beyond its limit \`413 too_large\`. An error is
\`{ "error": code, "message": sentence }\`; with 429 and 503, \`Retry-After\` says in how many seconds to try again. The routes
under /internal are on an app of their own, which the public port does not serve.
`;
}
