// The way into the stack: TLS in front, and no other way.
import { once } from "node:events";
import { request as plainRequest } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { type RequestOptions, request } from "node:https";
import { type TLSSocket, connect as connectTls } from "node:tls";
import { type MatchSummary, PROTOCOL_VERSION, type TicketAnswer } from "@transcendence/protocol";
import { beforeAll, expect, inject, test } from "vitest";
import { run, Stack } from "./stack.ts";

const stack = new Stack(inject("stack"));
const { url } = stack;
let ca: string; // as docs/operations.md says to fetch it
beforeAll(async () => {
  ca = await stack.exec("caddy", "cat", "/data/caddy/pki/authorities/local/root.crt");
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(path: string, { body, ...options }: RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(new URL(path, url), { ca, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        done({ status, headers, body: Buffer.concat(chunks).toString("latin1") });
      });
    });
    sent.on("error", fail).end(body);
  });
}

/** Programs in a container of another network, which see the machine as an outsider does. */
function outside(program: string, ...options: readonly string[]): Promise<string> {
  return run("docker", ["run", "--rm", ...options, "--entrypoint", "node", "transcendence", "-e", program]);
}

function bodyFor(session = ""): RequestOptions & { body: string } {
  return { method: "POST", headers: { origin: url, "content-type": "application/json", cookie: session }, body: "{}" };
}

test("[SITE-3] one command without settings has brought it all up, and says where to go", async () => {
  expect(await stack.compose("logs", "server")).toContain(`The arena is open: ${url}\n`);
  expect(JSON.parse((await ask("/api/health/ready")).body)).toEqual({ status: "ok" });
});

test("[SITE-4] the certificate is the stack's own, made without anybody's help, and plain HTTP leads to it", async () => {
  expect((await ask("/")).status).toBe(200); // verified against the authority's root
  await expect(ask("/", { ca: [] })).rejects.toThrow(/unable to get|self[- ]signed/i);
  const [redirected] = await once(plainRequest(`http://localhost:${stack.place.http}/match/x`).end(), "response");
  expect(redirected.statusCode).toBe(308);
  expect(redirected.headers.location).toMatch(/^https:\/\/localhost/);
  const { headers } = await ask("/api/me", bodyFor());
  expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  expect(String(headers["set-cookie"])).toMatch(/; Secure/);
});

test("[SITE-4] pages come by HTTP/2", async () => {
  const session = connectHttp2(url, { ca });
  const stream = session.request({ ":path": "/" });
  const [headers] = await once(stream, "response");
  stream.resume();
  session.close();
  expect(headers[":status"]).toBe(200);
  expect(session.alpnProtocol).toBe("h2");
});

test("[OPS-1] pages and answers are compressed; a match's socket is not, whoever asks for it", async () => {
  const encodings = { "accept-encoding": "br, gzip" };
  expect((await ask("/", { headers: encodings })).headers["content-encoding"]).toBe("br"); // compressed when it was built
  const created = await ask("/api/matches", bodyFor());
  const session = String(created.headers["set-cookie"]).split(";")[0]!;
  const stored = await ask("/api/me/data", { headers: { ...encodings, cookie: session } });
  expect(stored).toMatchObject({ status: 200, headers: { "content-encoding": "gzip" } }); // by Caddy
  const { id } = JSON.parse(created.body) as MatchSummary;
  const { ticket } = JSON.parse((await ask(`/api/matches/${id}/ticket`, bodyFor(session))).body) as TicketAnswer;
  const socket = connectTls({
    host: "localhost",
    servername: "localhost",
    port: stack.place.https,
    ca,
    ALPNProtocols: ["http/1.1"],
  });
  await once(socket, "secureConnect");
  socket.write(
    [
      `GET /parties/match/${id}?v=${PROTOCOL_VERSION}&ticket=${encodeURIComponent(ticket)} HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      `Origin: ${url}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Extensions: permessage-deflate",
      "Accept-Encoding: gzip",
      "\r\n",
    ].join("\r\n"),
  );
  const head = await headOf(socket);
  socket.destroy();
  expect(head).toMatch(/^HTTP\/1\.1 101/);
  expect(head).not.toMatch(/sec-websocket-extensions|content-encoding/i);
});

test("[OPS-1] nothing but Caddy can be reached from outside", async () => {
  const ports = await Promise.all(
    ["postgres", "server", "caddy"].map((service) => stack.inspect(service, "{{json .HostConfig.PortBindings}}")),
  );
  expect(ports.slice(0, 2).map((text) => Object.keys((JSON.parse(text) ?? {}) as object))).toEqual([[], []]);
  expect(Object.keys(JSON.parse(ports[2]!) as object).toSorted()).toEqual(["443/tcp", "80/tcp"]);
  const address = "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}";
  const targets = [
    ...(await stack.inspect("server", address))
      .trim()
      .split(" ")
      .map((host) => [host, 8080]),
    ...(await stack.inspect("postgres", address))
      .trim()
      .split(" ")
      .map((host) => [host, 5432]),
  ];
  const probe = `for (const [host, port] of ${JSON.stringify(targets)})
    require("net").connect({ host, port, timeout: 3000 }, function () { console.log("open", host, port); this.destroy() })
      .on("timeout", function () { this.destroy() }).on("error", () => {});`;
  expect(targets.length).toBeGreaterThanOrEqual(3);
  expect(await outside(probe)).toBe("");
  const neighbour = ["--network", `${stack.place.project}_front`]; // the same program does reach it from where it may
  expect(await outside(probe, ...neighbour)).toMatch(/open \S+ 8080/);
  // And what holds the database can reach nobody.
  expect(await run("docker", ["network", "inspect", `${stack.place.project}_back`, "--format", "{{.Internal}}"])).toBe(
    "true\n",
  );
});

test("[OPS-1] an address is the client's own, whatever the client says about it", async () => {
  // Whoever guesses at one name from one address soon has to wait; from the next machine the first guess is free.
  const name = `nobody-${stack.place.project}`;
  const guess = (times: number) => `
    const claim = (i) => \`203.0.113.\${i}, 198.51.100.\${i}\`;
    const one = (i) => new Promise((done) => require("https").request({
      host: "caddy", servername: "localhost", rejectUnauthorized: false, agent: false, method: "POST", path: "/api/auth/login",
      headers: { host: "${new URL(url).host}", origin: "${url}", "content-type": "application/json",
        "x-forwarded-for": claim(i), "x-real-ip": claim(i), forwarded: "for=" + claim(i) },
    }, (answer) => done(answer.resume().statusCode)).end(JSON.stringify({ name: "${name}", password: "four wrong words here" })));
    (async () => { const all = []; for (let i = 1; i <= ${times}; i++) all.push(await one(i)); console.log(all.join(" ")) })();`;
  const beside = ["--network", `${stack.place.project}_front`, "--ip"];
  expect(await outside(guess(10), ...beside, hostIn(200))).toMatch(/^401 .*429/);
  expect(await outside(guess(1), ...beside, hostIn(201))).toBe("401\n");
});

function hostIn(last: number): string {
  return stack.place.network.replace(/0\/24$/, String(last));
}

function headOf(socket: TLSSocket): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    socket.on("error", fail).on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (text.includes("\r\n\r\n")) done(text.slice(0, text.indexOf("\r\n\r\n")));
    });
  });
}
