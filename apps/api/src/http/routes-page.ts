// docs/routes.md, as the routes describe themselves.
import type { ApiErrorCode } from "@transcendence/protocol";
import { STATUS } from "../errors.ts";
import { CALLERS, type DescribedRoute } from "./route.ts";

/** What a route may refuse, beside what every route may. */
export function errorsOf({ who, errors = [], checks, scope }: DescribedRoute): ApiErrorCode[] {
  const checked: ApiErrorCode[] = checks.length > 0 ? ["bad_request"] : [];
  const tokens: ApiErrorCode[] = scope ? ["forbidden"] : [];
  return [...new Set<ApiErrorCode>([...checked, ...CALLERS[who].errors, ...tokens, ...errors])].toSorted(
    (one, other) => STATUS[one] - STATUS[other],
  );
}

/** `401 unauthenticated, 403 members_only, proof_needed`. */
function written(errors: readonly ApiErrorCode[]): string {
  const named = errors.map((code, place) => {
    const isNew = STATUS[code] !== STATUS[errors[place - 1] ?? "internal"];
    return isNew ? `${STATUS[code]} ${code}` : code;
  });
  return named.length === 0 ? "-" : named.join(", ");
}

export function writeRoutesPage(routes: readonly DescribedRoute[]): string {
  const rows = routes.map((route) => [
    `\`${route.method} ${route.path}\``,
    CALLERS[route.who].title,
    route.does,
    written(errorsOf(route)),
    route.scope ?? "-",
  ]);
  const table = [
    ["Route", "Who may call it", "What it does", "What it may refuse", "Scope of API tokens"],
    ["---", "---", "---", "---", "---"],
    ...rows,
  ];
  return `# The routes of the API

Written from what each route says in front of its handler (\`apps/api/src/http/route.ts\`). A test compares this page with the apps;
\`npm test -- apps/api/test/routes -u\` writes it again.

${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

\`/api/me/*\` is what is mine, \`/api/users/:name/*\` what everybody may see. Every answer may also be \`503 unavailable\` (the database
is away; try again) or \`500 internal\`. Every change (anything but GET) asked for from another site's page gets \`403 bad_origin\`, and a
body beyond its limit \`413 too_large\`. An error is \`{ "error": code, "message": sentence }\`; with 429 and 503, \`Retry-After\` says in how
many seconds to try again. An API token opens the routes whose scope it has (see [api-tokens.md](api-tokens.md)) and gets
\`403 forbidden\` at all others. The routes under /internal are on an app of their own, which the public port does not serve.
`;
}
