// How the computer players think: one at work, and each in words.
import { useSignal } from "@preact/signals";
import { CHARACTER_IDS, type CharacterId, DEFAULT_SETTINGS } from "@transcendence/game";
import { usePlay } from "../../data/use-play.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { computerName } from "../../people/computers.ts";
import { preferences } from "../../state/preferences.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { matchOptions } from "../match-options/options.ts";
import { MindCanvas } from "../match/mind/mind-canvas.tsx";
import { Level } from "./computer-picker.tsx";

const OTHER: CharacterId = "flint"; // who attacks, so that there is something to think about

export function Computers() {
  const { computers } = t.value;
  const watched = useSignal<CharacterId>(preferences.peek().computer);
  return (
    <Page title={computers.page.title} lead={computers.page.lead}>
      <Section title={computers.page.mind} description={computers.page.mindText}>
        <Select<CharacterId>
          label={computers.page.watched}
          value={watched.value}
          options={CHARACTER_IDS.map((value) => ({ value, label: computerName(value) }))}
          onChange={(value) => (watched.value = value)}
        />
        <MindCanvas key={watched.value} character={watched.value} other={OTHER} />
      </Section>
      <Section title={computers.page.hands} description={computers.page.handsText}>
        <p>{computers.page.eyes}</p>
        <p>{computers.page.foresight}</p>
        <p>{computers.page.learning}</p>
        <p>{computers.page.ratings}</p>
      </Section>
      {CHARACTER_IDS.map((character) => (
        <Section
          key={character}
          title={computerName(character)}
          description={
            <span class="rival-face">
              <Avatar player={character} size={40} />
              <Level character={character} settings={DEFAULT_SETTINGS} />
            </span>
          }
        >
          <p>{computers.characters[character].temper}</p>
          <Against character={character} />
        </Section>
      ))}
    </Page>
  );
}

function Against({ character }: { readonly character: CharacterId }) {
  const { computers } = t.value;
  const play = usePlay();
  const name = computerName(character);
  return (
    <p class="rival-ways">
      <Button busy={play.running.value !== null} onClick={() => void play.run(matchOptions.value, character)}>
        {computers.playName({ name })}
      </Button>
      <LinkButton variant="quiet" href={`/practice/${character}`}>
        {computers.practiceTitle({ name })}
      </LinkButton>
    </p>
  );
}
