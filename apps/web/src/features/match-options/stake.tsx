// Whether the next match against a friend counts for the ratings: members choose, for the kinds that are rated.
import { computed } from "@preact/signals";
import { ratedKindOf } from "@transcendence/game";
import { session } from "../../data/session.ts";
import { t } from "../../i18n/index.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { matchOptions } from "./options.ts";

const canBeRated = computed(() => {
  const who = session.value;
  return who.state === "known" && who.me?.kind === "member" && ratedKindOf(matchOptions.value) !== null;
});

/** As it will be created. */
export const isToBeRated = computed(() => canBeRated.value && preferences.value.rated);

export function Stake() {
  const { options } = t.value;
  if (!canBeRated.value) return null;
  return (
    <div class="stake">
      <RadioGroup
        legend={options.stake}
        value={preferences.value.rated ? "rated" : "casual"}
        options={[
          { value: "casual", label: options.casual },
          { value: "rated", label: options.rated },
        ]}
        onChange={(value) => setPreference("rated", value === "rated")}
      />
      <p>{options.ratedHint}</p>
    </div>
  );
}
