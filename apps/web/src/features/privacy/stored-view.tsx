// What is stored about me: a list that unfolds, in the words of the file that can be taken away.
import type { StoredData } from "@transcendence/protocol";
import { describeStored, type StoredSection } from "@transcendence/protocol/stored-data/describe";
import { at } from "../../i18n/account/index.ts";
import { catalogueArea, language } from "../../i18n/index.ts";

export const storedWords = catalogueArea({
  en: async () => ({ catalogue: (await import("@transcendence/protocol/stored-data/words-en")).words }),
  fr: async () => ({ catalogue: (await import("@transcendence/protocol/stored-data/words-fr")).words }),
  ru: async () => ({ catalogue: (await import("@transcendence/protocol/stored-data/words-ru")).words }),
});

export function StoredView({ data }: { readonly data: StoredData }) {
  const words = storedWords.t.value;
  return (
    <div class="stored">
      {describeStored(data, words, language.value).map((section) => (
        <Part key={section.title} section={section} />
      ))}
      <p class="stored-secrets">{words.secrets}</p>
    </div>
  );
}

const SHOWN = 50; // of one kind; the file has all

function Part({ section: { title, text, facts, table } }: { readonly section: StoredSection }) {
  const { stored } = at.value.privacy;
  const rows = table?.rows ?? [];
  return (
    <details>
      <summary>
        <span>{title}</span>
        {table && <span class="stored-count">{stored.entries(rows.length)}</span>}
      </summary>
      <p>{text}</p>
      {facts.length > 0 && <Facts facts={facts} />}
      {rows.slice(0, SHOWN).map((cells, place) => (
        <Facts key={place} facts={cells.map((cell, column) => [table?.columns[column] ?? "", cell])} />
      ))}
      {rows.length > SHOWN && <p>{stored.more(rows.length - SHOWN)}</p>}
    </details>
  );
}

function Facts({ facts }: Pick<StoredSection, "facts">) {
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
