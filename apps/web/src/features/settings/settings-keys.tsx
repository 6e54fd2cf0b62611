import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { codeOf, keyLabel, learnKey, learnLayout } from "../../state/key-labels.ts";
import { DEFAULT_PREFERENCES, preferences, setPreference } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";
import { Ball } from "../../ui/ball.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Table } from "../../ui/table.tsx";
import { chooseKey, isReserved, type Player, type Way } from "./key-choice.ts";

interface Choice {
  readonly player: Player;
  readonly way: Way;
}

const nameOf = (player: Player) => t.value.settings.keys[player === 0 ? "left" : "right"];

/** Takes the key that was pressed; true when the choice is over. */
function takeKey(event: KeyboardEvent, { player, way }: Choice): boolean {
  const code = codeOf(event);
  if (code === "Tab") return true; // goes on to the next, as everywhere
  event.preventDefault();
  if (code === "Escape") return true;
  const texts = t.value.settings.keys;
  if (isReserved(code)) {
    toast(texts.reserved, "problem");
    return false;
  }
  learnKey(event);
  const { keys, swapped } = chooseKey(preferences.value.keys, player, way, code);
  setPreference("keys", keys);
  if (swapped) toast(texts.swapped);
  return true;
}

interface KeyButtonProps extends Choice {
  readonly open: Signal<Choice | null>; // which key is being chosen
}

/** A key that can be changed: press it, then the new key. */
function KeyButton({ player, way, open }: KeyButtonProps) {
  const choosing = open.value?.player === player && open.value.way === way;
  const texts = t.value.settings.keys;
  const label = keyLabel(preferences.value.keys[player][way]);
  const name = texts.change({ player: nameOf(player), direction: texts[way], key: label });
  return (
    <button
      type="button"
      class={choosing ? "key key-choosing" : "key"}
      aria-label={choosing ? `${texts.press} ${name}` : name} // what is seen is part of it
      onClick={({ currentTarget }) => {
        currentTarget.focus(); // Safari gives it none by a click
        open.value = { player, way };
      }}
      onKeyDown={(event) => {
        if (choosing && takeKey(event, { player, way })) open.value = null;
      }}
      onKeyUp={(event) => choosing && event.preventDefault()} // Firefox clicks when a held Space comes up
      onBlur={() => choosing && (open.value = null)}
    >
      {choosing ? texts.press : label}
    </button>
  );
}

export function KeySettings() {
  const texts = t.value.settings.keys;
  const open = useSignal<Choice | null>(null);
  useEffect(() => {
    void learnLayout();
  }, []);
  const row = (player: Player) => ({
    key: String(player),
    cells: [
      <span class="key-player">
        <Ball side={player === 0 ? "left" : "right"} />
        {nameOf(player)}
      </span>,
      <KeyButton player={player} way="up" open={open} />,
      <KeyButton player={player} way="down" open={open} />,
    ],
  });
  const changed = JSON.stringify(preferences.value.keys) !== JSON.stringify(DEFAULT_PREFERENCES.keys);
  return (
    <Section title={texts.title} description={texts.text}>
      <Table caption={texts.caption} columns={[texts.player, texts.up, texts.down]} rows={[row(0), row(1)]} />
      <output class="field-hint">
        {open.value
          ? texts.pressFor({ player: nameOf(open.value.player), direction: texts[open.value.way] })
          : texts.hint}
      </output>
      {changed && (
        <Button variant="quiet" onClick={() => setPreference("keys", DEFAULT_PREFERENCES.keys)}>
          {texts.reset}
        </Button>
      )}
    </Section>
  );
}
