// What the next match is played with: one line that is always there, and a dialog to change it. The same wherever a match starts.
import { useSignal } from "@preact/signals";
import { within } from "@transcendence/client/deadline";
import type { ComponentType } from "preact";
import { errorText } from "../../data/api.ts";
import { t } from "../../i18n/index.ts";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Changing } from "../../ui/changing.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { optionsText } from "./options-text.ts";
import { isToBeRated, matchOptions } from "./options.ts";
import "./match-options.css";

interface MatchOptionsProps {
  readonly stake?: boolean; // whether the match counts is chosen here, too; not where nothing counts, or a tournament says so
}

export function MatchOptions({ stake = false }: MatchOptionsProps) {
  const { home, options } = t.value;
  const changing = useSignal(false);
  const content = useSignal<ComponentType<MatchOptionsProps> | null>(null); // fetched when first asked for: most people play what is chosen
  const Content = content.value;
  const close = () => (changing.value = false);
  const open = async () => {
    const module = await within(import("./all-options.tsx")).catch(() => null);
    if (module === null) return toast(errorText("offline"), "problem");
    content.value = module.AllOptions;
    changing.value = true;
  };
  return (
    <div class="options-line">
      <span>
        <Changing>
          {stake && isToBeRated.value
            ? `${optionsText(matchOptions.value)} · ${options.rated}`
            : optionsText(matchOptions.value)}
        </Changing>
      </span>
      <Button variant="quiet" onClick={() => void open()}>
        {options.change}
      </Button>
      <Dialog
        long
        open={changing.value}
        title={home.options}
        onClose={close}
        actions={
          <Button variant="primary" onClick={close}>
            {options.done}
          </Button>
        }
      >
        {changing.value && Content && <Content stake={stake} />}
      </Dialog>
    </div>
  );
}
