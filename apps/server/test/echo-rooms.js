// A rooms' worker for tests: its one kind of room says back what it hears, and what it was asked with.
import { DurableObject } from "cloudflare:workers";

export class MatchRoom extends DurableObject {
  async fetch(request) {
    if (request.headers.get("upgrade") !== "websocket") return new Response("refused", { status: 409 });
    const visits = ((await this.ctx.storage.get("visits")) ?? 0) + 1;
    await this.ctx.storage.put("visits", visits);
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    server.addEventListener("message", async ({ data }) => {
      if (data === "headers") server.send(JSON.stringify([...request.headers]));
      else if (data === "url") server.send(request.url);
      else if (data === "visits") server.send(String(visits));
      else if (data === "api")
        server.send(
          await (await this.env.API.fetch("http://api/internal/ping", { method: "POST", body: "hello" })).text(),
        );
      else if (data === "abort") this.ctx.abort("as on a full disk");
      else if (data === "close") server.close(4012, "restarting");
      else server.send(data);
    });
    return new Response(null, { status: 101, webSocket: client });
  }
}

export class UserRoom extends DurableObject {}

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/internal/drain") return new Response(null, { status: 204 });
    if (pathname.endsWith("refused12345"))
      return new Response("refused", { status: 403, headers: { "x-why": "no ticket" } });
    return env.Match.get(env.Match.idFromName(pathname)).fetch(request);
  },
};
