// A front with real workerd behind it, for tests of what lies between a browser and a room.
import { once } from "node:events";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { clientsBehind } from "../src/client-address.ts";
import { createFront } from "../src/front.ts";
import { createLog } from "../src/log.ts";
import { type Rooms, startRooms } from "../src/rooms.ts";
import { roomUpgrades, type Upgrades } from "../src/upgrades.ts";

export const SILENT = createLog("error", { write: () => {} });

export interface RoomFront {
  readonly port: number;
  readonly rooms: Rooms;
  readonly upgrades: Upgrades;
  readonly logged: readonly { readonly level: string; readonly message: string }[]; // by the rooms' process and by what ties sockets to it
  readonly setDraining: (value: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startRoomFront(storage: string, internalApi: RequestListener): Promise<RoomFront> {
  const script = join(import.meta.dirname, "echo-rooms.js");
  const logged: { level: string; message: string }[] = [];
  const log = createLog("debug", { write: (line) => logged.push(JSON.parse(line) as (typeof logged)[number]) });
  const rooms = await startRooms({ script, storage, secrets: { INTERNAL_SECRET: "s" }, internalApi, log });
  let draining = false;
  const clients = clientsBehind(["127.0.0.1"]);
  const upgrades = roomUpgrades({
    roomsAddress: rooms.address,
    clientAddress: clients.address,
    isSecure: clients.isSecure,
    isOwnOrigin: ({ headers: { origin, host } }) => origin === undefined || new URL(origin).host === host,
    draining: () => draining,
    log,
  });
  const front = createFront(SILENT);
  front.open({
    api: (request, response) => void response.end(`the api: ${request.url}`),
    pages: (path, _, response) => void response.end(`a page: ${path}`),
    previews: (request, response) => void response.end(`a preview: ${request.url}`),
    upgrades,
  });
  const { server } = front;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP
    rooms,
    upgrades,
    logged,
    setDraining: (value) => void (draining = value),
    async stop() {
      upgrades.closeAll();
      await front.close();
      await rooms.stop();
    },
  };
}
