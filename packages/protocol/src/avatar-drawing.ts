// How somebody without a picture looks: blocks of 1972 on a grid, mirrored at the net, drawn from the id alone. The computer
// players have drawings of their own. The page and the API draw the same.
import type { CharacterId } from "@transcendence/game";
import { characterOf } from "./computers.ts";
import type { Player } from "./identity.ts";

/** Cells in a row and in a column: a cell is whole pixels at 24, 40, 64, 128 and 256. */
export const AVATAR_GRID = 8;

/** As the accents of the themes are called. */
export const AVATAR_COLOURS = ["clay", "grass", "hard", "carpet"] as const;
export type AvatarColour = (typeof AVATAR_COLOURS)[number];

export interface AvatarDrawing {
  readonly colour: AvatarColour;
  readonly body: string; // the cells in that colour, as an SVG path
  readonly light: string; // those in phosphor
}

/** `#` is the body, `o` is lit. */
const CHARACTERS: Readonly<Record<CharacterId, { readonly colour: AvatarColour; readonly rows: readonly string[] }>> = {
  pebble: {
    colour: "hard",
    rows: ["........", "........", "..####..", ".##oo##.", "########", "########", ".######.", "........"],
  },
  skitter: {
    colour: "grass",
    rows: ["#......#", ".#.##.#.", "..####..", "##o##o##", "..####..", ".######.", "#..##..#", "#......#"],
  },
  plumb: {
    colour: "carpet",
    rows: ["...oo...", "...oo...", "...oo...", ".######.", ".######.", "..####..", "...##...", "...##..."],
  },
  flint: {
    colour: "clay",
    rows: ["...##...", "..#oo#..", "..####..", ".##oo##.", ".######.", "###..###", "##....##", "#......#"],
  },
  ledger: {
    colour: "hard",
    rows: ["########", "#oooooo#", "########", "#oooo###", "########", "#oooooo#", "########", "#ooo####"],
  },
  heron: {
    colour: "carpet",
    rows: [".###....", ".#o#oo..", ".##.....", ".####...", "..#####.", "..#####.", "...#.#..", "...#.#.."],
  },
  meridian: {
    colour: "clay",
    rows: ["..####..", ".##oo##.", "###oo###", "oooooooo", "oooooooo", "###oo###", ".##oo##.", "..####.."],
  },
  zenith: {
    colour: "grass",
    rows: ["...oo...", "...oo...", "...##...", "oo.##.oo", ".######.", "..####..", ".##..##.", "##....##"],
  },
};

export function drawAvatar(player: Pick<Player, "id" | "kind">): AvatarDrawing {
  const character = characterOf(player);
  if (character !== null) {
    const { colour, rows } = CHARACTERS[character];
    return { colour, body: pathOf(rows, "#"), light: pathOf(rows, "o") };
  }
  const next = chance(player.id);
  const colour = AVATAR_COLOURS[next() % AVATAR_COLOURS.length] ?? "clay";
  let rows = creature(next);
  while (!looksLikeSomebody(rows)) rows = creature(next);
  return { colour, body: pathOf(rows, "#"), light: pathOf(rows, "o") };
}

/** Six by six cells within a margin of one: the left half by chance, denser towards the middle; the right half mirrors it. */
function creature(next: () => number): string[] {
  const rows = Array.from({ length: AVATAR_GRID - 2 }, () => {
    const half = [5, 8, 11].map((density) => {
      const drawn = next() % 64;
      if (drawn >= density * 4) return ".";
      return drawn % 5 === 0 ? "o" : "#";
    });
    return `.${half.join("")}${half.toReversed().join("")}.`;
  });
  const margin = ".".repeat(AVATAR_GRID);
  return [margin, ...rows, margin];
}

/** It reaches all four sides of its grid, is neither a speck nor a slab, and something of it is lit. */
function looksLikeSomebody(rows: readonly string[]): boolean {
  const cells = rows.join("");
  const filled = cells.replaceAll(".", "").length;
  const reaches = [rows[1], rows[AVATAR_GRID - 2], rows.map((row) => row[1]).join("")];
  return filled >= 16 && filled <= 28 && cells.includes("o") && reaches.every((line) => /[#o]/.test(line ?? ""));
}

/** Runs of cells as rectangles. */
function pathOf(rows: readonly string[], cell: "#" | "o"): string {
  return rows
    .flatMap((row, y) =>
      Array.from(row.matchAll(cell === "#" ? /#+/g : /o+/g), ({ index, 0: run }) => {
        return `M${index} ${y}h${run.length}v1h-${run.length}z`;
      }),
    )
    .join("");
}

/** Numbers that follow from a text and look like chance: FNV-1a, then xorshift. */
function chance(text: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state ||= 1; // from nothing it would never move
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) >>> 7;
  };
}

/** The night theme's colours, for wherever a style sheet does not reach. A test holds them against the pages' own. */
export const AVATAR_NIGHT = {
  ground: "#141a17",
  phosphor: "#e9f2ec",
  clay: "#ff7a4d",
  grass: "#63d46c",
  hard: "#6db2ff",
  carpet: "#cda4ff",
} as const satisfies Record<AvatarColour | "ground" | "phosphor", string>;

/** The drawing as a file. */
export function avatarSvg(player: Pick<Player, "id" | "kind">): string {
  const { colour, body, light } = drawAvatar(player);
  const size = AVATAR_GRID;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="${AVATAR_NIGHT.ground}" d="M0 0h${size}v${size}H0z"/>` +
    `<path fill="${AVATAR_NIGHT[colour]}" d="${body}"/><path fill="${AVATAR_NIGHT.phosphor}" d="${light}"/></svg>`
  );
}
