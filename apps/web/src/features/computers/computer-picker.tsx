// Play the computer: one press starts a match against the rival of last time; another is chosen in a dialog.
import { useSignal } from "@preact/signals";
import { CHARACTER_IDS, type CharacterId, computerRating, type MatchSettings } from "@transcendence/game";
import { useId } from "preact/hooks";
import { usePlay } from "../../data/use-play.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { computerName, levelOf, LEVELS } from "../../people/computers.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { matchOptions, writeSettings } from "../match-options/options.ts";
import "./computer-picker.css";

export function PlayComputer() {
  const { computers } = t.value;
  const choosing = useSignal(false);
  const { computer } = preferences.value;
  const practice = { href: `/practice/${computer}${writeSettings(matchOptions.value)}`, text: computers.practise };
  const play = usePlay(practice);
  const begin = () => void play.run(matchOptions.value, computer);
  const busy = play.running.value !== null;
  const name = computerName(computer);
  return (
    <div class="home-way">
      <Button large busy={busy} onClick={begin}>
        {computers.play}
      </Button>
      <p class="rival">
        <span>{computers.line({ name, line: computers.characters[computer].line })}</span>
        <Level character={computer} settings={matchOptions.value} />
        <Button variant="quiet" onClick={() => (choosing.value = true)}>
          {computers.choose}
        </Button>
      </p>
      <Dialog
        long
        open={choosing.value}
        title={computers.chooseTitle}
        onClose={() => (choosing.value = false)}
        actions={
          <>
            <Button variant="primary" busy={busy} onClick={begin}>
              {computers.playName({ name })}
            </Button>
            <Button variant="quiet" onClick={() => (choosing.value = false)}>
              {t.value.common.close}
            </Button>
          </>
        }
      >
        {choosing.value && <Rivals onPlay={begin} />}
        <p class="rivals-more">
          <a href={practice.href}>{practice.text}</a>
          <a href="/computers">{computers.page.title}</a>
        </p>
      </Dialog>
    </div>
  );
}

/** All of them, from the weakest to the strongest. Enter plays against the one that is chosen. */
function Rivals({ onPlay }: { readonly onPlay: () => void }) {
  const { computers, options } = t.value;
  const name = useId();
  const settings = matchOptions.value;
  const isMeasured = settings.map !== "classic" && settings.powerUps.length === 0;
  return (
    <fieldset class="rivals">
      <legend class="hidden">{computers.chooseTitle}</legend>
      {isMeasured && <p class="rivals-ratings">{computers.ratedOn({ map: options.maps[settings.map] })}</p>}
      {CHARACTER_IDS.map((character) => (
        <label key={character} class="rival-choice">
          <input
            type="radio"
            name={name}
            value={character}
            checked={character === preferences.value.computer}
            onChange={() => setPreference("computer", character)}
            onKeyDown={(event) => event.key === "Enter" && !event.repeat && onPlay()}
          />
          <span class="rival-name">
            <Avatar player={character} />
            {computerName(character)}
          </span>
          <Level character={character} settings={settings} />
          <span class="rival-line">{computers.characters[character].line}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface LevelProps {
  readonly character: CharacterId;
  readonly settings: MatchSettings;
}

/** As many balls as levels, so many of them lit, and the rating with these settings, where it was measured. */
export function Level({ character, settings }: LevelProps) {
  const { computers } = t.value;
  const level = levelOf(character);
  const rating = computerRating(character, settings);
  return (
    <span class="level">
      <span class="hidden">
        {rating === null
          ? computers.levelOnly({ place: level, count: LEVELS })
          : computers.level({ place: level, count: LEVELS, rating })}
      </span>
      {CHARACTER_IDS.map((id, index) => (
        <span key={id} class={index < level ? "level-lit" : "level-dark"} aria-hidden="true" />
      ))}
      <span class="level-rating" aria-hidden="true">
        {rating !== null && computers.rating({ rating })}
      </span>
    </span>
  );
}
