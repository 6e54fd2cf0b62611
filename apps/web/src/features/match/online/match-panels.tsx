// Which panel lies over the field, if any: the line to the arena comes first, then the stage of the match.
import { awaitsOnlyMe, isLive, type Trouble } from "@transcendence/client/match";
import type { MatchPhase } from "@transcendence/protocol";
import { t } from "../../../i18n/index.ts";
import { nameOf } from "../parts/names.tsx";
import { ClosedPanel, ConnectingPanel, NoMatchPanel } from "./link-panel.tsx";
import type { MatchModel } from "./match-model.ts";
import { PausedPanel } from "./paused-panel.tsx";
import { EndPanel } from "./rematch.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";

export function MatchPanels({ model }: { readonly model: MatchModel }) {
  const room = model.room.value;
  const link = model.link.value;
  if (link.state === "closed") return <ClosedPanel model={model} reason={link.reason} />;
  if (!room) return <ConnectingPanel trouble={link.state === "open" ? "none" : link.trouble} known={false} />;
  const { state } = room;
  const over = state.phase === "finished" || state.phase === "aborted"; // a result needs no line
  if (model.cutOff.value && !over) {
    return <ConnectingPanel trouble={link.state === "open" ? silence() : link.trouble} known={isLive(state.phase)} />;
  }
  switch (state.phase) {
    case "waiting":
      if (awaitsOnlyMe(room)) return null; // the page says it for me
      return <WaitingPanel model={model} room={room} ready={state.ready} />;
    case "countdown":
    case "rally":
    case "between":
      return null;
    case "paused":
      return <PausedPanel model={model} room={room} state={state} />;
    case "finished":
      return <EndPanel model={model} room={room} state={state} />;
    case "aborted":
      return (
        <NoMatchPanel
          title={t.value.match.aborted.title}
          text={abortText(state, model)}
          tournament={model.room.value?.tournament}
        />
      );
  }
}

/** The line stands and nothing comes through. */
function silence(): Trouble {
  return navigator.onLine ? "cut" : "offline";
}

function abortText({ by }: Extract<MatchPhase, { phase: "aborted" }>, { room, me }: MatchModel): string {
  const { aborted } = t.value.match;
  if (by === null || !room.value) return aborted.text;
  return by === me.value ? aborted.byYou : aborted.by({ name: nameOf(room.value, by) });
}
