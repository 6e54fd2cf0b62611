// The pages that people send each other: the client's own page, with a title, a sentence and a picture for whoever shows a link
// without running it. A reader sees no difference. The same on Node (apps/server/src/front.ts) and on the edge (apps/edge/src/worker.ts).
import {
  countResultsOf,
  failureOf,
  type FiguresRecord,
  findMatch,
  findTournament,
  type MatchRecord,
  type MemberRecord,
  type TournamentRecord,
} from "@transcendence/database";
import { avatarPath, Id, isDecodable, NAME_MAX, type TournamentPlan } from "@transcendence/protocol";
import { type Context, Hono } from "hono";
import { is } from "valibot";
import type { Deps } from "./deps.ts";
import { findNamed } from "./routes/users.ts";
import { framedHeadersFor, securityHeadersFor } from "./security-headers.ts";
import { planOf } from "./tournaments/tournament-room.ts";

const PATIENCE_MS = 700; // a page never waits longer for a database that is away
const QUOTED = 180; // characters of a biography
const SITE_PICTURE = { path: "/preview.png", width: 1200, height: 630, alt: "A court of Pong: net, paddles and ball" };

export function hasPreview(pathname: string): boolean {
  return /^\/(?:(?:u|match)\/[^/]+|tournaments\/(?!new$)[^/]+(?:\/embed)?)$/.test(pathname);
}

interface Preview {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly kind: "profile" | "website";
  readonly picture: { readonly path: string; readonly width: number; readonly height: number; readonly alt: string };
}

/** What is known of the address: a preview, the right spelling, that there is nothing, or nothing for now. */
type Found = Preview | { readonly moved: string } | "nothing" | "unknown";

/** `readPage` gives the client's page as it was built. */
export function createPages(deps: Deps, readPage: () => Promise<string>) {
  const answer = async (c: Context, look: () => Promise<Found>) => {
    const found = isDecodable(new URL(c.req.url).pathname) ? await inTime(deps, look) : "nothing";
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
    .get("/u/:name", (c) => answer(c, () => previewMember(deps, c.req.param("name"))))
    .get("/match/:id", (c) => answer(c, () => previewMatch(deps, c.req.param("id"))))
    .get("/tournaments/:id/embed", (c) => answer(c, () => previewTournament(deps, c.req.param("id"))))
    .get("/tournaments/:id", (c) => answer(c, () => previewTournament(deps, c.req.param("id"))));
}

/** When the database does not tell in time, the page is shown as it is; it asks again by itself. */
async function inTime({ log }: Deps, look: () => Promise<Found>): Promise<Found> {
  let give: (found: "unknown") => void = () => {};
  const late = new Promise<"unknown">((resolve) => (give = resolve));
  const timer = setTimeout(() => give("unknown"), PATIENCE_MS);
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    log.warn("a page's preview could not be read", error instanceof Error ? failureOf(error) : { error });
    return "unknown";
  } finally {
    clearTimeout(timer);
  }
}

async function previewMember(deps: Deps, name: string): Promise<Found> {
  const member = name.length > 4 * NAME_MAX ? null : await findNamed(deps, name);
  if (member === null) return "nothing";
  const path = `/u/${encodeURIComponent(member.name)}`;
  if (member.name !== name) return { moved: path };
  const figures = await countResultsOf(deps.database, member.id);
  const picture =
    member.avatar === null
      ? SITE_PICTURE
      : { path: avatarPath(member.avatar, 256), width: 256, height: 256, alt: member.name };
  return { title: member.name, description: describe(member, figures), path, kind: "profile", picture };
}

function describe({ biography, memberSince }: MemberRecord, { people, computers }: FiguresRecord): string {
  const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" }).format(memberSince);
  const sentences = [`Plays Pong here since ${month}.`];
  if (people.won + people.lost > 0) sentences.push(`${people.won} won and ${people.lost} lost against people.`);
  if (computers.won + computers.lost > 0)
    sentences.push(`${computers.won} won and ${computers.lost} lost against computer players.`);
  const letters = Array.from(biography.replace(/\s+/g, " "));
  if (letters.length > 0) {
    const cut = letters.length > QUOTED;
    sentences.unshift(cut ? `${letters.slice(0, QUOTED).join("").trimEnd()}…` : letters.join(""));
  }
  return sentences.join(" ");
}

async function previewMatch(deps: Deps, id: string): Promise<Found> {
  const match = is(Id, id) ? await findMatch(deps.database, id) : null;
  if (match === null) return "nothing";
  const path = `/match/${id}`;
  return { ...wordsFor(match), path, kind: "website", picture: SITE_PICTURE };
}

function wordsFor({ status, seats }: MatchRecord): Pick<Preview, "title" | "description"> {
  const at = (seat: number) => seats.find((taken) => taken.seat === seat);
  const name = (seat: number) => at(seat)?.user?.name ?? "A former player";
  if (status === "finished") {
    const title = `${name(0)} ${at(0)?.score ?? 0} : ${at(1)?.score ?? 0} ${name(1)}`;
    return { title, description: "A match of Pong. Its result, and the way to a match of your own." };
  }
  if (status === "open" && at(0) !== undefined && at(1) === undefined)
    return { title: `${name(0)} wants to play Pong`, description: "Open the link, and the match begins." };
  return { title: "A match of Pong", description: "Pong, with anyone: send a friend a link and play in the browser." };
}

async function previewTournament(deps: Deps, id: string): Promise<Found> {
  const tournament = is(Id, id) ? await findTournament(deps.database, id) : null;
  if (tournament === null) return "nothing";
  const { title } = tournament;
  return {
    title,
    description: describeTournament(tournament),
    path: `/tournaments/${id}`,
    kind: "website",
    picture: SITE_PICTURE,
  };
}

const FORMAT_WORDS: Readonly<Record<TournamentPlan["format"], string>> = {
  single: "Single elimination",
  double: "Double elimination",
  "round-robin": "Round robin",
  swiss: "Swiss",
  arena: "Arena",
};

function describeTournament(tournament: TournamentRecord): string {
  const { phase, entered, places, startsAt, winner } = tournament;
  const kind = `A Pong tournament. ${FORMAT_WORDS[planOf(tournament).format]}`;
  switch (phase) {
    case "registration": {
      const moment = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
      const when = startsAt === null ? "starts when it is full" : `starts on ${moment.format(startsAt)} UTC`;
      return `${kind}, ${entered} of ${places} players, ${when}.`;
    }
    case "running":
      return `${kind}, ${entered} players. It is being played now.`;
    case "finished":
      return winner === null ? `${kind}, ${entered} players.` : `${kind}, ${entered} players. Won by ${winner}.`;
    case "cancelled":
      return `${kind}. It was cancelled.`;
  }
}

/** Names and biographies are anybody's words: they stand in attributes, escaped, and a `$` in them is only that. */
function withPreview(page: string, { title, description, path, kind, picture }: Preview, publicUrl: string): string {
  const large = picture === SITE_PICTURE;
  const tags = [
    property("og:title", title),
    property("og:description", description),
    property("og:url", publicUrl + path),
    property("og:image", publicUrl + picture.path),
    property("og:image:width", String(picture.width)),
    property("og:image:height", String(picture.height)),
    property("og:image:alt", picture.alt),
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
