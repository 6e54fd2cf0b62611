// What somebody wrote: plain text in which addresses can be followed, names lead to their pages and my own stands out. Nothing is
// fetched to show it.
import type { ComponentChildren } from "preact";
import { session } from "../../data/session.ts";
import { pageOf } from "../../people/page-of.ts";
import { findLinks, findMentions } from "./find-in-text.ts";

interface MessageTextProps {
  readonly text: string;
  readonly names?: readonly string[]; // of members who wrote here
  readonly alias?: string | null; // mine, where I have one
}

export function MessageText({ text, names = [], alias = null }: MessageTextProps) {
  const known = session.value;
  const name = known.state === "known" ? (known.me?.name ?? null) : null;
  const mine = [alias, name].filter((each) => each !== null);
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { at, address } of findLinks(text)) {
    parts.push(...mentions(text.slice(from, at), names, mine, from), <Address key={`link${at}`} address={address} />);
    from = at + address.length;
  }
  parts.push(...mentions(text.slice(from), names, mine, from));
  return <>{parts}</>;
}

/** A page of this site opens here, any other one apart from it, and is told nothing of where it was found. */
function Address({ address }: { readonly address: string }) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return <>{address}</>;
  if (url.origin === location.origin) return <a href={url.pathname + url.search + url.hash}>{address}</a>;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {address}
    </a>
  );
}

function mentions(text: string, names: readonly string[], mine: readonly string[], start: number): ComponentChildren[] {
  if (!text.includes("@")) return [text];
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { at, end, name } of findMentions(text, [...mine, ...names])) {
    const words = text.slice(at, end);
    const key = `name${start + at}`;
    parts.push(text.slice(from, at));
    if (mine.includes(name)) parts.push(<mark key={key}>{words}</mark>);
    else
      parts.push(
        <a key={key} href={pageOf(name)} translate={false}>
          {words}
        </a>,
      );
    from = end;
  }
  return [...parts, text.slice(from)];
}
