// What somebody wrote: plain text in which addresses can be followed and my own name stands out. Nothing is fetched to show it.
import type { ComponentChildren } from "preact";
import { session } from "../../data/session.ts";
import { findLinks, findMention } from "./find-in-text.ts";

export function MessageText({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { at, address } of findLinks(text)) {
    parts.push(...mentions(text.slice(from, at), from), <Address key={`link${at}`} address={address} />);
    from = at + address.length;
  }
  parts.push(...mentions(text.slice(from), from));
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

function mentions(text: string, at: number): ComponentChildren[] {
  const known = session.value;
  const name = known.state === "known" ? known.me?.name : undefined;
  if (name === undefined || !text.includes("@")) return [text];
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (let found = findMention(text, name, 0); found >= 0; found = findMention(text, name, from)) {
    const end = found + 1 + name.length;
    parts.push(text.slice(from, found), <mark key={`me${at + found}`}>{text.slice(found, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}
