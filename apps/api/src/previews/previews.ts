// The pages that people send each other: the client's own page, with a title, a sentence and a picture for whoever shows a link
// without running it. A reader sees no difference. The same on Node (apps/server/src/front.ts) and on the edge (apps/edge/src/worker.ts).
import {
  countResultsOf,
  failureOf,
  type FiguresRecord,
  findLanguageOf,
  findMatch,
  findTournament,
  type MatchRecord,
  type MemberRecord,
  type TournamentRecord,
} from "@transcendence/database";
import { avatarPath, Id, isDecodable, type Language, LANGUAGES, NAME_MAX, sinceMonth } from "@transcendence/protocol";
import { type Context, Hono } from "hono";
import { is } from "valibot";
import type { Deps } from "../deps.ts";
import { findNamed } from "../names.ts";
import { framedHeadersFor, securityHeadersFor } from "../security-headers.ts";
import { planOf } from "../tournaments/tournament-room.ts";
import { type Strings, strings as en } from "./strings/en.gen.ts";
import { strings as fr } from "./strings/fr.gen.ts";
import { strings as ru } from "./strings/ru.gen.ts";

const STRINGS: Readonly<Record<Language, Strings>> = { en, fr, ru };
const LOCALES: Readonly<Record<Language, string>> = { en: "en_GB", fr: "fr_FR", ru: "ru_RU" }; // as og:locale has them

const PATIENCE_MS = 700; // a page never waits longer for a database that is away
const QUOTED = 180; // characters of a biography
const SITE_PICTURE = { path: "/preview.png", width: 1200, height: 630 };

export function hasPreview(pathname: string): boolean {
  return /^\/(?:(?:u|match)\/[^/]+|tournaments\/(?!new$)[^/]+(?:\/(?:embed|screen))?)$/.test(pathname);
}

interface Preview {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly kind: "profile" | "website";
  readonly picture: { readonly path: string; readonly width: number; readonly height: number; readonly alt?: string };
  readonly language: Language;
}

/** What is known of the address: a preview, the right spelling, that there is nothing, or nothing for now. */
type Found = Preview | { readonly moved: string } | "nothing" | "unknown";

/** `readPage` gives the client's page as it was built. */
export function createPages(deps: Deps, readPage: () => Promise<string>) {
  const answer = async (c: Context, look: (asked: Language) => Promise<Found>) => {
    const asked = languageOf(c.req.header("Accept-Language") ?? "");
    const found = isDecodable(new URL(c.req.url).pathname) ? await inTime(deps, () => look(asked)) : "nothing";
    if (found === "unknown") return c.html(await readPage(), 200);
    if (found === "nothing") return c.html(await readPage(), 404);
    if ("moved" in found) return c.redirect(found.moved, 302);
    return c.html(withPreview(await readPage(), found, deps.publicUrl), 200);
  };
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    const headersFor = c.req.path.endsWith("/embed") ? framedHeadersFor : securityHeadersFor;
    const headers = headersFor(c.req.header("Host"), deps.publicUrl.startsWith("https:"));
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    c.header("Cache-Control", "no-store");
  });
  return app
    .get("/u/:name", (c) => answer(c, (asked) => previewMember(deps, c.req.param("name"), asked)))
    .get("/match/:id", (c) => answer(c, (asked) => previewMatch(deps, c.req.param("id"), asked)))
    .get("/tournaments/:id/:shown{embed|screen}", (c) =>
      answer(c, (asked) => previewTournament(deps, c.req.param("id"), asked)),
    )
    .get("/tournaments/:id", (c) => answer(c, (asked) => previewTournament(deps, c.req.param("id"), asked)));
}

/** When the database does not tell in time, the page is shown as it is; it asks again by itself. */
async function inTime({ log }: Deps, look: () => Promise<Found>): Promise<Found> {
  let give: (found: "unknown") => void = () => {};
  const late = new Promise<"unknown">((resolve) => (give = resolve));
  const timer = setTimeout(() => give("unknown"), PATIENCE_MS);
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    log.warn("preview.failed", error instanceof Error ? failureOf(error) : { error });
    return "unknown";
  } finally {
    clearTimeout(timer);
  }
}

/** The first that is asked for: most programs that show links ask for none, and those on somebody's phone for that person's. */
function languageOf(header: string): Language {
  const primaries = header.split(",").map((tag) => tag.trim().toLowerCase().split(/[-;]/)[0]);
  return primaries.flatMap((primary) => LANGUAGES.find((each) => each === primary) ?? []).at(0) ?? "en";
}

/** Whose link it is speaks: the language of their account. A guest has none. */
async function languageFrom(deps: Deps, userId: string | undefined, asked: Language): Promise<Language> {
  const own = userId === undefined ? null : await findLanguageOf(deps.database, userId);
  return LANGUAGES.find((each) => each === own) ?? asked;
}

async function previewMember(deps: Deps, name: string, asked: Language): Promise<Found> {
  const member = name.length > 4 * NAME_MAX ? null : await findNamed(deps, name);
  if (member === null) return "nothing";
  const path = `/u/${encodeURIComponent(member.name)}`;
  if (member.name !== name) return { moved: path };
  const language = await languageFrom(deps, member.id, asked);
  const figures = await countResultsOf(deps.database, member.id);
  const picture =
    member.avatar === null
      ? SITE_PICTURE
      : { path: avatarPath(member.avatar, 256), width: 256, height: 256, alt: member.name };
  return {
    title: member.name,
    description: describe(member, figures, language),
    path,
    kind: "profile",
    picture,
    language,
  };
}

function describe({ biography, memberSince }: MemberRecord, { people, computers }: FiguresRecord, language: Language) {
  const words = STRINGS[language].member;
  const sentences = [words.since({ month: sinceMonth(memberSince, language, "UTC") })];
  if (people.won + people.lost > 0) sentences.push(words.people(people));
  if (computers.won + computers.lost > 0) sentences.push(words.computers(computers));
  const letters = Array.from(biography.replace(/\s+/g, " "));
  if (letters.length > 0) {
    const cut = letters.length > QUOTED;
    sentences.unshift(cut ? `${letters.slice(0, QUOTED).join("").trimEnd()}…` : letters.join(""));
  }
  return sentences.join(" ");
}

async function previewMatch(deps: Deps, id: string, asked: Language): Promise<Found> {
  const match = is(Id, id) ? await findMatch(deps.database, id) : null;
  if (match === null) return "nothing";
  const inviter = match.seats.find(({ seat }) => seat === 0)?.user?.id;
  const language = await languageFrom(deps, inviter, asked);
  return { ...wordsFor(match, language), path: `/match/${id}`, kind: "website", picture: SITE_PICTURE, language };
}

function wordsFor({ status, seats }: MatchRecord, language: Language): Pick<Preview, "title" | "description"> {
  const { formerPlayer, match: words } = STRINGS[language];
  const at = (seat: number) => seats.find((taken) => taken.seat === seat);
  const name = (seat: number) => at(seat)?.user?.name ?? formerPlayer;
  if (status === "finished") {
    const title = `${name(0)} ${at(0)?.score ?? 0} : ${at(1)?.score ?? 0} ${name(1)}`;
    return { title, description: words.result };
  }
  if (status === "open" && at(0) !== undefined && at(1) === undefined)
    return { title: words.invites({ name: name(0) }), description: words.open };
  return { title: words.title, description: words.text };
}

async function previewTournament(deps: Deps, id: string, asked: Language): Promise<Found> {
  const tournament = is(Id, id) ? await findTournament(deps.database, id) : null;
  if (tournament === null) return "nothing";
  const language = await languageFrom(deps, tournament.organiser?.id, asked);
  const description = describeTournament(tournament, language);
  const path = `/tournaments/${id}`;
  return { title: tournament.title, description, path, kind: "website", picture: SITE_PICTURE, language };
}

function describeTournament(tournament: TournamentRecord, language: Language): string {
  const { phase, entered, places, startsAt, winner } = tournament;
  const words = STRINGS[language].tournament;
  const plan = planOf(tournament);
  const format = words.formats[plan.format === "round-robin" ? "roundRobin" : plan.format];
  switch (phase) {
    case "registration": {
      if (startsAt === null) return words.whenFull({ format, entered, places });
      const style = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
      const moment = new Intl.DateTimeFormat(language, style).format(startsAt);
      return words.at({ format, entered, places, moment });
    }
    case "running":
      return words.running({ format, entered });
    case "finished":
      return winner === null ? words.finished({ format, entered }) : words.won({ format, entered, winner });
    case "cancelled":
      return words.cancelled({ format });
  }
}

/** Names and biographies are anybody's words: they stand in attributes, escaped, and a `$` in them is only that. */
function withPreview(page: string, preview: Preview, publicUrl: string): string {
  const { title, description, path, kind, picture, language } = preview;
  const large = picture === SITE_PICTURE;
  const tags = [
    property("og:title", title),
    property("og:description", description),
    property("og:url", publicUrl + path),
    property("og:image", publicUrl + picture.path),
    property("og:image:width", String(picture.width)),
    property("og:image:height", String(picture.height)),
    property("og:image:alt", picture.alt ?? STRINGS[language].siteAlt),
    property("og:locale", LOCALES[language]),
    `<meta name="twitter:card" content="${large ? "summary_large_image" : "summary"}" />`,
    `<link rel="canonical" href="${escapeHtml(publicUrl + path)}" />`,
  ];
  return page
    .replace('property="og:type" content="website"', () => `property="og:type" content="${kind}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)} · Transcendence</title>`)
    .replace(
      /<meta name="description" content="[^"]*" ?\/?>/,
      () => `<meta name="description" content="${escapeHtml(description)}" />`,
    )
    .replace("</head>", () => `  ${tags.join("\n    ")}\n  </head>`);
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}" />`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
