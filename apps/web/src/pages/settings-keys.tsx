import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { chooseKey, isReserved, type Player, type Way } from "../state/key-choice.ts";
import { keyLabel, learnKey, learnLayout } from "../state/key-labels.ts";
import { DEFAULT_PREFERENCES, preferences, setPreference } from "../state/preferences.ts";
import { toast } from "../state/toasts.ts";
import { Ball } from "../ui/ball.tsx";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

/** A key that can be changed: press it, then the new key. */
function KeyButton({ player, way }: { readonly player: Player; readonly way: Way }) {
  const listening = useSignal(false);
  const texts = t.value.settings.keys;
  const playerName = player === 0 ? texts.left : texts.right;
  const label = keyLabel(preferences.value.keys[player][way]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!listening.value) return;
    if (event.code !== "Tab") event.preventDefault();
    if (event.code === "Escape" || event.code === "Tab") {
      listening.value = false;
    } else if (isReserved(event.code)) {
      toast(texts.reserved, "problem");
    } else {
      learnKey(event);
      const { keys, swapped } = chooseKey(preferences.value.keys, player, way, event.code);
      setPreference("keys", keys);
      if (swapped) toast(texts.swapped);
      listening.value = false;
    }
  };

  return (
    <>
      <button
        type="button"
        class={listening.value ? "key key-listening" : "key"}
        aria-label={texts.change(playerName, texts[way], label)}
        onClick={() => (listening.value = true)}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => listening.value && event.preventDefault()} // Firefox clicks when a held Space comes up
        onBlur={() => (listening.value = false)}
      >
        {listening.value ? texts.press : label}
      </button>
      <output class="hidden">{listening.value && texts.pressFor(playerName, texts[way])}</output>
    </>
  );
}

export function KeySettings() {
  const texts = t.value.settings.keys;
  useEffect(() => {
    void learnLayout();
  }, []);
  const row = (player: Player) => ({
    key: String(player),
    cells: [
      <span class="key-player">
        <Ball side={player === 0 ? "left" : "right"} />
        {player === 0 ? texts.left : texts.right}
      </span>,
      <KeyButton player={player} way="up" />,
      <KeyButton player={player} way="down" />,
    ],
  });
  const isDefault = JSON.stringify(preferences.value.keys) === JSON.stringify(DEFAULT_PREFERENCES.keys);
  return (
    <Section title={texts.title} description={texts.text}>
      <Table caption={texts.caption} columns={[texts.player, texts.up, texts.down]} rows={[row(0), row(1)]} />
      {!isDefault && (
        <Button variant="quiet" onClick={() => setPreference("keys", DEFAULT_PREFERENCES.keys)}>
          {texts.reset}
        </Button>
      )}
    </Section>
  );
}
