// What the linter holds: the import table of the house, the purity of the pure packages, and the usual mistakes.
import { defineConfig } from "oxlint";

/** Who may import whom among our own packages; docs/architecture.md says why. */
const IMPORTS: Readonly<Record<string, { readonly folder: string; readonly may: readonly string[] }>> = {
  game: { folder: "packages/game", may: [] },
  tournament: { folder: "packages/tournament", may: [] },
  rating: { folder: "packages/rating", may: [] },
  netcode: { folder: "packages/netcode", may: ["game"] },
  protocol: { folder: "packages/protocol", may: ["game"] },
  client: { folder: "packages/client", may: ["game", "netcode", "protocol"] },
  rooms: { folder: "packages/rooms", may: ["game", "netcode", "tournament", "rating", "protocol"] },
  tickets: { folder: "packages/tickets", may: ["protocol"] },
  link: { folder: "packages/link", may: ["protocol"] },
  database: { folder: "packages/database", may: ["game", "rating"] },
  env: { folder: "packages/env", may: [] },
  api: {
    folder: "apps/api",
    may: ["database", "env", "protocol", "tournament", "rating", "game", "tickets"],
  },
  web: { folder: "apps/web", may: ["client", "game", "netcode", "protocol", "tournament"] },
  server: { folder: "apps/server", may: ["api", "database", "env", "tickets", "protocol", "link"] },
  edge: { folder: "apps/edge", may: ["api", "database", "env", "party"] },
  party: { folder: "party", may: ["rooms", "netcode", "game", "protocol", "env", "tickets", "link"] },
};

/** The simulation, the netcode and the decisions of the rooms run the same everywhere: no clock, no chance, no outside. */
const PURE = ["game", "netcode", "rooms", "tournament", "rating"] as const;

const AMBIENT =
  "Date performance fetch WebSocket console process Buffer crypto navigator globalThis Intl setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame";
/** Their last bits differ from one engine to another. */
const INEXACT = ["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "pow", "exp", "log", "hypot", "cbrt", "random"];

const UNTIMED = { name: "fetch", message: "Use fetchInTime: it has a deadline." };
/** packages/client runs in programs, too. */
const OF_PAGES = ["document", "window", "location", "navigator", "localStorage", "addEventListener"].map((name) => ({
  name,
  message: "Programs have none of it.",
}));

/** Inside the web client: what each folder of its own may know besides itself. Features know all of these; circles are for tools/test/folders. */
const WEB_LAYERS: Readonly<Record<string, readonly string[]>> = {
  ui: [], // its props
  i18n: [],
  state: ["i18n"],
  data: ["ui", "i18n", "state"],
  people: ["ui", "i18n", "state", "data", "forms"],
  forms: ["ui", "i18n", "state", "data"],
  features: ["ui", "i18n", "state", "data", "people", "forms"],
};

/** A relative path into another workspace would go round the table. */
const AROUND = {
  regex: "^(\\.\\./)+([^./][^/]*/)+src/",
  message: "Import another workspace by its name, so that the import table can see it.",
};

function importRule(names: readonly string[], more: readonly object[] = [], typesFrom: readonly string[] = []) {
  const allowed = [...names, ...typesFrom].map((name) => `!@transcendence/${name}`);
  const table = { group: ["@transcendence/*", ...allowed], message: "DESIGN: the import table forbids this." };
  const typesOnly = typesFrom.map((name) => ({
    regex: `^@transcendence/${name}(/|$)`,
    message: "Only its types may be imported here.",
    allowTypeImports: true,
  }));
  // The table comes last: a name that it lets pass is not held against any pattern after it.
  return ["error", { patterns: [AROUND, ...typesOnly, ...more, table] }];
}

const table = Object.entries(IMPORTS).map(([name, { folder, may }]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: { "no-restricted-imports": importRule([name, ...may], [], ["client", "web"].includes(name) ? ["api"] : []) },
}));

const webLayers = Object.entries(WEB_LAYERS).map(([layer, may]) => {
  const folders = [...Object.keys(WEB_LAYERS), "shell", "app", "routes", "main"];
  const forbidden = folders.filter((folder) => folder !== layer && !may.includes(folder));
  // The catalogues are put together from the strings of all features, and from nothing else of them.
  const within = layer === "i18n" ? ".*(\\.tsx|[^n]\\.ts|[^e]n\\.ts|[^g]en\\.ts)$" : "";
  const rule = {
    regex: `^(\\.\\./)+(${forbidden.join("|")})[/.]${within}`,
    message: `apps/web/src/${layer} may not know this part of the client.`,
  };
  return {
    files: [`apps/web/src/${layer}/**/*.{ts,tsx}`],
    rules: { "no-restricted-imports": importRule(["web", ...(IMPORTS["web"]?.may ?? [])], [rule], ["api"]) },
  };
});

const pure = PURE.map((name) => ({
  files: [`packages/${name}/src/**/*.ts`],
  rules: {
    "no-restricted-imports": importRule(IMPORTS[name]?.may ?? [], [
      // No look-ahead in these patterns. What begins with "ed" is the matching behind a Swiss draw, a pure function itself.
      {
        regex: "^([^.@e]|e[^d]|@[^t])",
        message: "A pure package imports no library and no runtime.",
      },
    ]),
    "no-restricted-globals": [
      "error",
      ...AMBIENT.split(" ").map((global) => ({ name: global, message: "This package is pure." })),
    ],
    "no-restricted-properties": [
      "error",
      ...INEXACT.map((property) => ({ object: "Math", property, message: "Not the same bits in every engine." })),
    ],
    "no-console": "error",
  },
}));

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "promise", "vitest", "jsx-a11y"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["**/dist/**", "**/dist-*/**", "drizzle/**", "apps/bench/src/generated/**", "**/*.gen.ts"],
  rules: {
    "import/no-cycle": ["error", { ignoreTypes: true }],
    "no-restricted-imports": ["error", { patterns: [AROUND] }],
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/consistent-type-imports": "error",
    "import/no-named-as-default-member": "off", // hides the origin of `v.string()`
    "import/no-unassigned-import": "off", // styles
    "typescript/no-unsafe-type-assertion": "off", // a cast has its reason beside it
    "typescript/consistent-return": "off", // the compiler knows exhaustive switches
    "promise/always-return": "off",
    "unicorn/consistent-function-scoping": "off", // a small function stands beside its only use
    "no-unmodified-loop-condition": "off", // does not see what callbacks change
    "vitest/no-conditional-expect": "off",
    "vitest/no-standalone-expect": "off", // properties and fixtures hold expectations of their own
    "vitest/no-focused-tests": "error",
    "vitest/expect-expect": ["error", { assertFunctionNames: ["expect*", "expect.**", "fc.assert"] }], // a test may share its checks
    "no-var": "error",
    "prefer-const": "error",
    eqeqeq: "error",
  },
  overrides: [
    ...table,
    ...webLayers,
    ...pure,
    {
      // A request without a deadline waits for ever on a connection that a router has forgotten.
      files: ["apps/web/src/**/*.{ts,tsx}"],
      rules: { "no-restricted-globals": ["error", UNTIMED] },
    },
    {
      files: ["packages/client/src/**/*.ts"],
      excludeFiles: ["packages/client/src/deadline.ts"],
      rules: { "no-restricted-globals": ["error", UNTIMED, ...OF_PAGES] },
    },
    { files: ["apps/e2e/**"], rules: { "no-empty-pattern": "off" } }, // fixtures that ask for no other
  ],
});
