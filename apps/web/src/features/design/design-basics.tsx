import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Loading } from "../../data/states.tsx";
import { dt } from "../../i18n/design/index.ts";
import { t } from "../../i18n/index.ts";
import { preferences } from "../../state/preferences.ts";
import { Ball } from "../../ui/ball.tsx";
import { Net } from "../../ui/net.tsx";
import { Score, ScorePair } from "../../ui/score.tsx";

const COLOURS = [
  "ground",
  "raised",
  "ink",
  "ink-soft",
  "line",
  "net",
  "accent",
  "side-left",
  "side-right",
  "danger",
] as const;

/** The names are those of the tokens; the values are read from the page, so that they are true. */
export function DesignColours({ theme }: { readonly theme: "night" | "day" }) {
  const list = useRef<HTMLUListElement>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { accent } = preferences.value;
  useLayoutEffect(() => {
    if (!list.current) return;
    const style = getComputedStyle(list.current);
    setValues(Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])));
  }, [theme, accent]);
  return (
    <section class="design-part">
      <h3>{dt.value.colours}</h3>
      <ul ref={list} class="design-colours">
        {COLOURS.map((name) => (
          <li key={name}>
            <span class={`design-colour design-colour-${name}`} aria-hidden="true" />
            <span>{name}</span>
            <code>{values[name]}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DesignType() {
  const design = dt.value;
  return (
    <section class="design-part">
      <h3>{design.type}</h3>
      {(["title", "heading", "large", "text", "small"] as const).map((step) => (
        <p key={step} class={`design-type-${step}`}>
          {design.sample}
        </p>
      ))}
    </section>
  );
}

export function DesignScores() {
  const design = dt.value;
  return (
    <section class="design-part">
      <h3>{design.digits}</h3>
      <Score value={1_234_567_890} />
      <div class="design-row">
        <ScorePair left={11} right={9} size="large" label={t.value.common.scoreOf({ left: 11, right: 9 })} />
      </div>
      <h3>{design.ballAndNet}</h3>
      <div class="design-row">
        <span>
          <Ball presence="here" /> {design.here}
        </span>
        <span>
          <Ball presence="away" /> {design.away}
        </span>
        <span>
          <Ball side="left" /> {design.left}
        </span>
        <span>
          <Ball side="right" /> {design.right}
        </span>
      </div>
      <Net lying />
      <Loading />
    </section>
  );
}
