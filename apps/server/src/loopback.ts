// Requests of this server to its own workerd: by an agent of their own, so that neither HTTP_PROXY nor a line that was kept open
// for somebody else carries them.
import { Agent, type OutgoingHttpHeaders, request as httpRequest } from "node:http";

export const OWN_LINES = new Agent({ keepAlive: false });

export interface LoopbackRequest {
  readonly method: "GET" | "POST";
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  readonly limitMs: number; // for all of it
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly body: string;
}

/** The status of the answer, once all of it has come. */
export async function askLoopback(url: URL, request: LoopbackRequest): Promise<number> {
  return (await readLoopback(url, request)).status;
}

/** The answer. */
export function readLoopback(
  url: URL,
  { method, headers = {}, body = "", limitMs }: LoopbackRequest,
): Promise<LoopbackAnswer> {
  return new Promise((done, fail) => {
    const signal = AbortSignal.timeout(limitMs);
    const request = httpRequest(url, { method, headers, agent: OWN_LINES, signal });
    request.once("response", (response) => {
      response.once("error", fail);
      response.setEncoding("utf8");
      let text = "";
      response.on("data", (part: string) => (text += part));
      response.once("end", () => done({ status: response.statusCode ?? 500, body: text }));
    });
    request.once("error", fail);
    request.end(body);
  });
}
