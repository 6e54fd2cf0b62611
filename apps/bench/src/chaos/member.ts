// A member as a program: asks again, as a page does, until it is told what became of what it asked for.
import { setTimeout as sleep } from "node:timers/promises";
import type { Player } from "@transcendence/protocol";
import { type Answered, Guest } from "../crash/guest.ts";

const PASSWORD = "seven odd words for a test";
const RETRY_MS = 400;
const PATIENCE_MS = 120_000;

export class Member extends Guest {
  id = "";
  readonly name: string;

  constructor(arena: URL, name: string) {
    super(arena);
    this.name = name;
  }

  async signUp(): Promise<void> {
    const body = { name: this.name, password: PASSWORD, language: "en" };
    const { status } = await this.insist("POST", "/api/auth/sign-up", body); // a busy machine hashes one password at a time
    if (status !== 201) throw new Error(`sign-up: ${status}`);
    const { me } = await this.get<{ me: Player }>("/api/me");
    this.id = me.id;
  }

  /** Until there is an answer that is not "later": what nobody answers may have happened or not, and is asked again. */
  async insist<Answer>(method: string, path: string, body?: unknown): Promise<Answered<Answer>> {
    for (const endMs = performance.now() + PATIENCE_MS; ; await sleep(RETRY_MS * (0.5 + Math.random()))) {
      const answered = await this.ask<Answer>(method, path, body).catch(() => null);
      if (answered !== null && answered.status < 500 && answered.status !== 429) return answered;
      if (performance.now() > endMs)
        throw new Error(`${method} ${path}: ${JSON.stringify(answered ?? "no answer")} for too long`);
    }
  }
}

/** An id as pages make them. */
export function freshId(): string {
  return Array.from({ length: 20 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
}
