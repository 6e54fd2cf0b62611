// A host's worker for tests: its rooms say back what they hear, and what their sockets were opened with. Bundled by room-front.ts.
import { BatchWriter, readBatch } from "@transcendence/link";
import { DurableObject } from "cloudflare:workers";

export class HostObject extends DurableObject {
  fetch() {
    const { 0: gateway, 1: link } = new WebSocketPair();
    link.accept();
    link.binaryType = "arraybuffer";
    const openings = new Map();
    link.addEventListener("message", ({ data }) => {
      for (const record of readBatch(new Uint8Array(data)).records) void this.#take(record, link, openings);
    });
    return new Response(null, { status: 101, webSocket: gateway });
  }

  async #take({ type, connection, opening, data }, link, openings) {
    const write = (fill) => {
      const writer = new BatchWriter();
      fill(writer);
      link.send(writer.take(Date.now()));
    };
    const say = (text) => write((writer) => writer.data(connection, text, 0));
    if (type === "open") openings.set(connection, opening);
    if (type === "close") openings.delete(connection);
    if (type !== "data") return;
    if (data === "opening") say(JSON.stringify(openings.get(connection)));
    else if (data === "sockets") say(String(openings.size));
    else if (data === "close") write((writer) => writer.close(connection, 4012, "restarting"));
    else if (data === "malformed") link.send(Uint8Array.of(1, 2, 3));
    else if (data === "frames" || data === "texts") {
      const piece = data === "frames" ? new Uint8Array(65_536) : "x".repeat(65_536);
      for (let count = 0; count < 1000; count++) say(piece);
    } else if (data === "api") {
      const answer = await this.env.API.fetch("http://api/internal/ping", { method: "POST", body: "hello" });
      say(await answer.text());
    } else say(data);
  }
}

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/internal/drain") return new Response(null, { status: 204 });
    if (pathname !== "/internal/link") return new Response(null, { status: 404 });
    return env.Host.getByName("host").fetch(request);
  },
};
