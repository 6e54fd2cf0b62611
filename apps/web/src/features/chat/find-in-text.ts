// What of a message is more than text: addresses that can be followed, and my own name after an @.
const ADDRESS = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'’»]/giu;

export interface FoundLink {
  readonly at: number;
  readonly address: string;
}

export function findLinks(text: string): FoundLink[] {
  return [...text.matchAll(ADDRESS)].map((found) => ({ at: found.index, address: found[0] }));
}

/** Where `@name` stands, as a word of its own; -1: nowhere. */
export function findMention(text: string, name: string, from: number): number {
  const [lower, wanted] = [text.toLowerCase(), `@${name.toLowerCase()}`];
  if (lower.length !== text.length) return text.indexOf(`@${name}`, from); // a letter whose small form is longer
  for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (!/^[\p{L}\p{N}_]/u.test(text.slice(at + wanted.length))) return at;
  }
  return -1;
}

export interface FoundMention {
  readonly at: number;
  readonly end: number;
  readonly name: string;
}

/** All that name one of these people, in their order. Of two that begin at one place the longer name counts. */
export function findMentions(text: string, names: readonly string[]): FoundMention[] {
  const all = names.flatMap((name) => {
    const found: FoundMention[] = [];
    for (let at = findMention(text, name, 0); at >= 0; at = findMention(text, name, at + 1))
      found.push({ at, end: at + 1 + name.length, name });
    return found;
  });
  const sorted = all.toSorted((one, other) => one.at - other.at || other.end - one.end);
  let end = 0;
  return sorted.filter((found) => {
    if (found.at < end) return false;
    end = found.end;
    return true;
  });
}
