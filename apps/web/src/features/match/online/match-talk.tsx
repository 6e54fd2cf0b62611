// The button of the match's chat. Its code is fetched once there is somebody to talk to.
import { signal } from "@preact/signals";
import type { ChatSide } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import { chatWords } from "../../../i18n/chat/index.ts";
import type { MatchChatProps } from "../../chat/match-chat.tsx";
import type { MatchModel } from "./match-model.ts";

const Chat = signal<ComponentType<MatchChatProps> | null>(null);

async function fetchChat(): Promise<void> {
  if (Chat.peek() !== null) return;
  const [{ MatchChat }] = await Promise.all([import("../../chat/match-chat.tsx"), chatWords.load()]);
  Chat.value = MatchChat;
}

/** Those who play talk to each other, when both are people; those who watch among themselves. */
function sideOf({ room }: MatchModel): ChatSide | null {
  const told = room.value;
  if (told === null) return null;
  if (told.you === null) return "watchers";
  return told.seats.every((seat) => seat !== null && seat.player.kind !== "computer") ? "players" : null;
}

export function MatchTalk({ model }: { readonly model: MatchModel }) {
  const side = sideOf(model);
  const ticket = useCallback(() => model.askChat(), [model]);
  useEffect(() => {
    if (side !== null) fetchChat().catch(() => {}); // without its file there is no chat
  }, [side]);
  const Shown = Chat.value;
  if (side === null || Shown === null) return null;
  const phase = model.room.value?.state.phase;
  const isOver = phase === "finished" || phase === "aborted";
  return <Shown key={side} match={model.id} side={side} isOver={isOver} ticket={ticket} />;
}
