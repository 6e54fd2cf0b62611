// A guest as a browser is one: a cookie, and requests from the arena's own pages.
import type { MatchSettings } from "@transcendence/game";
import type { MatchSummary, TicketAnswer } from "@transcendence/protocol";

const TICKET_LIFE_MS = 20_000; // a ticket admits for a minute; ask again well before

export interface Answered<Answer> {
  readonly status: number;
  readonly body: Answer; // the API's own types; of an error, its code and message
}

export class Guest {
  readonly #arena: URL;
  #cookie: string;
  #ticket: { readonly match: string; readonly text: string; readonly gotMs: number } | null = null;

  /** `cookie`: of a session that there is already. */
  constructor(arena: URL, cookie = "") {
    this.#arena = arena;
    this.#cookie = cookie;
  }

  async createMatch(settings: MatchSettings): Promise<string> {
    const match = await this.post<MatchSummary>("/api/matches", { settings });
    return match.id;
  }

  async ticket(match: string): Promise<string> {
    const kept = this.#ticket;
    if (kept !== null && kept.match === match && Date.now() - kept.gotMs <= TICKET_LIFE_MS) return kept.text;
    const { ticket } = await this.post<TicketAnswer>(`/api/matches/${match}/ticket`, {});
    this.#ticket = { match, text: ticket, gotMs: Date.now() };
    return ticket;
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#succeed<Answer>("POST", path, body);
  }

  async get<Answer>(path: string): Promise<Answer> {
    return this.#succeed<Answer>("GET", path);
  }

  /** Whatever is answered; rejects when nothing is. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answered<Answer>> {
    const response = await fetch(new URL(path, this.#arena), {
      method,
      headers: { "content-type": "application/json", origin: this.#arena.origin, cookie: this.#cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const [session] = response.headers.getSetCookie();
    if (session !== undefined) this.#cookie = session.split(";")[0] ?? "";
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === "" ? "null" : text) as Answer };
  }

  async #succeed<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answered = await this.ask<Answer>(method, path, body);
    if (answered.status >= 400) throw new Error(`${path}: ${answered.status} ${JSON.stringify(answered.body)}`);
    return answered.body;
  }
}
