// A `.env` as people write it, on Windows, too: with a byte order mark, in UTF-16, with CRLF. And names that are no setting.
import { Settings } from "./settings.ts";

const NAMES = Object.keys(Settings.entries);
/** Of docker-compose.yml, and of the programs beneath us. */
const FOR_OTHERS = /^(?:COMPOSE_|DOCKER_|NODE_|DOMAIN$|HTTPS?_PORT$|PROXY_NETWORK$|TZ$|(?:HTTP|HTTPS|NO)_PROXY$)/;

/** The text of a file, whatever editor wrote it. */
export function decodeEnvFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?/g, "\n"); // which leaves the mark out
}

/** A sentence for each name that is no setting, with the one that was probably meant. */
export function unknownSettings(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => !NAMES.includes(name) && !FOR_OTHERS.test(name))
    .map((name) => {
      const near = NAMES.map((each) => ({ each, steps: distance(name.toUpperCase(), each) })).toSorted(
        (one, other) => one.steps - other.steps,
      )[0];
      const meant = near !== undefined && near.steps <= 1 + name.length / 5 ? ` Did you mean ${near.each}?` : "";
      return `${name} is no setting, and is left out.${meant}`;
    });
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const above = rows[i - 1] ?? [];
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let steps = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        steps = Math.min(steps, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
