// What is stored about me: a list that unfolds, in the words of the file that can be taken away.
import type { StoredData } from "@transcendence/api";
import { at } from "../../i18n/account/index.ts";
import { language } from "../../i18n/index.ts";
import { storedWords } from "../../i18n/stored/index.ts";
import { describeStored, type StoredSection } from "./stored-sections.ts";

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

function Part({ section: { title, text, columns, rows } }: { readonly section: StoredSection }) {
  const { stored } = at.value.privacy;
  return (
    <details>
      <summary>
        <span>{title}</span>
        {rows.length > 1 && <span class="stored-count">{stored.entries({ count: rows.length })}</span>}
      </summary>
      <p>{text}</p>
      {rows.slice(0, SHOWN).map((cells, place) => (
        <dl key={place}>
          {cells.map((cell, column) => (
            <div key={column}>
              <dt>{columns[column]}</dt>
              <dd>{cell}</dd>
            </div>
          ))}
        </dl>
      ))}
      {rows.length > SHOWN && <p>{stored.more({ count: rows.length - SHOWN })}</p>}
    </details>
  );
}
