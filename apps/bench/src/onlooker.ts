// Somebody at a room who presses nothing: a page that is open, or a spectator.
import { type MatchSettings, rulesOf } from "@transcendence/game";
import { ACK_HOLD_MS, Acknowledgements, decodeServerMessage } from "@transcendence/netcode";
import { PROTOCOL_VERSION, type RoomAddress, roomPath, type RoomTicket } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { LeanSocket } from "./lean-socket.ts";
import { Player } from "./player.ts";

interface Onlooker {
  readonly server: URL;
  readonly secret: string; // signs the ticket
  readonly room: RoomAddress;
  readonly ticket: RoomTicket;
  readonly settings: MatchSettings; // of the match, where it is one
  readonly onText?: (text: string) => void;
  readonly onClose: () => void;
}

/** Resolves once the socket is open. Acknowledges keyframes: the room closes whoever does not. */
export async function openOnlooker(onlooker: Onlooker): Promise<LeanSocket> {
  const { server, secret, room, ticket, settings, onText = () => {}, onClose } = onlooker;
  const url = new URL(roomPath(room), server);
  url.searchParams.set("ticket", await signTicket(secret, ticket));
  url.searchParams.set("v", String(PROTOCOL_VERSION));
  const [player, acks] = [new Player(rulesOf(settings), 0), new Acknowledgements()];
  const sendLate = () => {
    const late = acks.overdue(performance.now());
    if (late !== null && socket.open) socket.sendBinary(late);
  };
  const socket: LeanSocket = new LeanSocket(url, {
    onBinary(bytes) {
      for (const frame of decodeServerMessage(bytes)) {
        if (frame.type !== "keyframe") continue;
        const { tick, hash } = player.adopt(frame);
        const ack = acks.keyframe(tick, hash, performance.now());
        if (ack !== null) socket.sendBinary(ack);
        else setTimeout(sendLate, ACK_HOLD_MS + 20); // there is no input that it could wait for
      }
    },
    onText,
    onClose,
  });
  await socket.opened;
  return socket;
}
