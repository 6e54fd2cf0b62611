// The door in front of the sockets: judges each upgrade of the public port and counts it, whichever process holds it then.
import type { IncomingMessage } from "node:http";
import type { Upgrades } from "../front.ts";
import { endWith, rawAnswer } from "../raw-answer.ts";
import { roomTargetOf, type TargetOptions } from "../room-target.ts";
import { AddressLimits } from "./address-limits.ts";
import { type HoldOptions, holdSockets, type Sockets } from "./hold-sockets.ts";

export interface GatewayOptions extends TargetOptions, HoldOptions {
  readonly clientAddress: (request: IncomingMessage) => string;
}

export interface Gateway extends Upgrades, Pick<Sockets, "delays" | "lateness" | "ready" | "stop"> {}

/** `sockets`: what holds those that are let in; left out, this process does. */
export function createGateway(options: GatewayOptions, sockets: Sockets = holdSockets(options)): Gateway {
  const limits = new AddressLimits();
  let count = 0;
  return {
    ...sockets,
    handle(request, socket, head) {
      const target = roomTargetOf(request, options);
      if (typeof target === "number") return endWith(socket, rawAnswer(target));
      const address = options.clientAddress(request);
      const refusal = limits.enter(address);
      if (refusal !== null) return endWith(socket, rawAnswer(refusal, { "Retry-After": "5" }));
      count++;
      let isOver = false;
      sockets.take({ ...target, address, headers: request.headers }, socket, head, () => {
        if (isOver) return;
        isOver = true;
        count--;
        limits.leave(address);
      });
    },
    count: () => count,
  };
}
