import { preact } from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

/** Where the API and the rooms answer while the client is developed by itself (`vite`). */
const BACKEND = "http://127.0.0.1:8080";

/** What the first script needs to know which files to ask for, and nothing that it would have to wait for. */
const START =
  /vite\/preload-helper|packages\/protocol\/src\/page-paths\.|apps\/web\/src\/(?:start|page-files|i18n\/(?:files|languages))\./;
/** What nearly every page is made of. */
const SITE =
  /packages\/client\/src\/(?:arena|deadline|index|result)|packages\/protocol\/src\/(?:api-errors|text|limits|close-codes)\.|node_modules\/(?:preact|@preact\/signals|preact-iso|hono)|apps\/web\/src\/(?:ui\/(?!qr-code|loader|skeleton|states|net|radio-group|score|share|slider|table)|state(?!\/note\.)|shell(?!\/(?:called|account-links))|data\/(?:action|api|session|notices|live|friends-online)\.|i18n\/(?:index\.|\w+\/index\.)|(?:main|app|routes)\.)/;

/** What the home page and every match need of the game. */
const GAME = /packages\/game\/src\/(?!computer\/(?!ratings|map-ratings|strength)|replay|match-facts|command)/;
/** What there is to choose before a match, whatever page asks. */
const PLAY =
  /apps\/web\/src\/(?:features\/(?:match-options\/(?:match-options|options)|lobby\/(?:lobby|play-anyone)|computers\/computer-picker)|people\/(?:computers|rating)|data\/use-play|features\/match\/input\/touch)/;

/** What most pages are made of, but neither the shell nor the home page: lists while they load, forms of choices, tables, scores. */
const PARTS =
  /apps\/web\/src\/(?:ui\/(?:loader|skeleton|states|net|radio-group|score|share|slider|table)|data\/(?:states|query)|people\/(?:page-of|country|person-name)|forms\/confirm-dialog)/;

/** What is said in rooms other than a match's, and asked about them. */
const PEOPLE_MESSAGES =
  /packages\/protocol\/src\/(?:people|channels|tournament-changes|tournaments|api-bodies|challenges)\./;

/** What the pages of one's account have in common, and those for signing in: a dozen files of a few hundred bytes each. */
const ACCOUNT =
  /apps\/web\/src\/(?:forms\/(?!confirm-dialog)|data\/security-api\.|features\/(?:account\/account-page|reauth\/reauth|providers\/provider-buttons|login\/(?:guest-offer|access-api|back)))|packages\/protocol\/src\/own-path/;

/** What the pages of tournaments have in common; and of those, what shows one. */
const TOURNAMENTS = /apps\/web\/src\/features\/tournaments\/(?:facts|time|tournaments-api|tournaments)\.(?:ts|css)$/;
const ONE_TOURNAMENT = /apps\/web\/src\/features\/tournaments\/(?:tournament-model|drawing|show\/phase)/;

/** What every page fetches once it stands: the bell, calls to tournament matches, the line to the rooms. */
const LATE = /apps\/web\/src\/(?:shell\/called\.|features\/notices\/(?:bell\.|alerts\.)|data\/room-line\.)/;
/** Schemas of what is said and answered, with what reads them. */
const MESSAGES =
  /packages\/protocol\/src\/(?:identity|names|settings|match-messages|close-codes|computers)\.|node_modules\/(?:valibot|partysocket)|match\/connection\/retry|features\/match\/sound\/sound\./;

/** What every page needs is fetched with index.html: the text's font, and the file and styles that the first script asks for in any case. */
function preloadSite(): Plugin {
  return {
    name: "preload-site",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const find = (pattern: RegExp) => {
          const found = Object.keys(bundle).find((file) => pattern.test(file));
          if (found === undefined) throw new Error(`The build has no file like ${String(pattern)}.`);
          return { href: `/${found}`, crossorigin: "" };
        };
        const font = find(/\/onest-latin-wght/);
        const links = [
          { rel: "preload", ...font, as: "font", type: "font/woff2" },
          { rel: "modulepreload", ...find(/\/site-[^/]+\.js$/) },
          { rel: "modulepreload", ...find(/\/rolldown-runtime-/) }, // which it imports
          { rel: "stylesheet", ...find(/\/site-[^/]+\.css$/) },
        ];
        return links.map((attrs) => ({ tag: "link", attrs, injectTo: "head" as const }));
      },
    },
  };
}

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false }), preloadSite()],
  build: {
    target: "es2022",
    cssTarget: ["chrome111", "firefox128", "safari17"],
    manifest: true,
    assetsInlineLimit: 0, // the content policy knows no data: addresses
    modulePreload: { polyfill: false }, // evergreen browsers
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What nearly every page needs is one file, with one style sheet, instead of a dozen small ones; so are other things that go together.
        codeSplitting: {
          groups: [
            { name: "start", test: START, priority: 1 },
            { name: "site", test: SITE },
            { name: "parts", test: PARTS },
            { name: "game", test: GAME },
            { name: "play", test: PLAY },
            { name: "messages", test: MESSAGES },
            { name: "late", test: LATE },
            { name: "people-messages", test: PEOPLE_MESSAGES },
            { name: "account-parts", test: ACCOUNT },
            { name: "tournament-parts", test: TOURNAMENTS },
            { name: "one-tournament", test: ONE_TOURNAMENT },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/api": BACKEND, "/parties": { target: BACKEND, ws: true } },
  },
});
