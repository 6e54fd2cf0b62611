import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import "./page.css";

const SITE = "Transcendence";

let shown: string | null = null;
let count = 0; // what waits for the reader

function write(): void {
  const title = shown ? `${shown} · ${SITE}` : SITE;
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

/** The document's title while this page is shown. The site's name alone on the home page. */
export function useTitle(title: string | null): void {
  useLayoutEffect(() => {
    shown = title;
    write();
  }, [title]);
}

/** A number before the title, to be seen in the list of tabs; none for 0. */
export function setTitleCount(next: number): void {
  count = next;
  write();
}

const LONG_WORD = /\S{17,}/g; // somebody named it so: no line of a phone has room for it
const VOWELS = "aeiouyàâäåæéèêëíîïóôöøœúûüÿаеёиоуыэюя";
/** Before a consonant, or one written with several letters, and a vowel; not beside the word's ends. */
const SYLLABLE = new RegExp(
  `(?<=\\p{L}{3})(?<![cpst](?=h)|s(?=ch))(?=(?:sch|[cpst]h|(?![${VOWELS}])\\p{L})[${VOWELS}]\\p{L}{2})`,
  "giu",
);

/** With soft hyphens in long words: browsers know the rules of few languages, and nobody has said which one this is. */
function hyphenated(title: string): string {
  return title.replace(LONG_WORD, (word) => word.replace(SYLLABLE, "\u00AD"));
}

interface PageProps {
  readonly title: string;
  readonly lead?: ComponentChildren; // one sentence under the title
  readonly children: ComponentChildren;
}

/** The frame of a page: its title left of the net, its content below on both sides. The focus goes to the h1 on arrival. */
export function Page({ title, lead, children }: PageProps) {
  useTitle(title);
  return (
    <main id="main" class="page">
      <header class="page-head">
        <h1 tabIndex={-1} class={/\S{17}/.test(title) ? "page-long" : undefined}>
          {hyphenated(title)}
        </h1>
        {lead && <p class="page-lead">{lead}</p>}
      </header>
      {children}
    </main>
  );
}

interface SectionProps {
  readonly title: string;
  readonly description?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page: what it is about left of the net, what to do there right of it. */
export function Section({ title, description, children }: SectionProps) {
  return (
    <section class="section">
      <div class="section-about">
        <h2>{title}</h2>
        {description && <p>{description}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
