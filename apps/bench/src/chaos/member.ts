// A member as a program: asks again, as a page does, until it is told what became of what it asked for.
import { setTimeout as sleep } from "node:timers/promises";
import { PASSING_ERRORS, type Result, valueOf } from "@transcendence/client";
import { Guest } from "../crash/guest.ts";

const RETRY_MS = 400;
const PATIENCE_MS = 120_000;

export class Member extends Guest {
  id = "";
  readonly name: string;

  constructor(arena: URL, name: string) {
    super(arena);
    this.name = name;
  }

  async join(): Promise<void> {
    valueOf(await this.insist(() => this.signUp(this.name))); // a busy machine hashes one password at a time
    this.id = (await this.me()).id;
  }

  /** Until there is an answer that is not "later": what nobody answers may have happened or not, and is asked again. */
  async insist<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    for (const endMs = performance.now() + PATIENCE_MS; ; await sleep(RETRY_MS * (0.5 + Math.random()))) {
      const answer = await ask();
      if (answer.ok || !PASSING_ERRORS.has(answer.error)) return answer;
      if (performance.now() > endMs) throw new Error(`${answer.error} for too long`);
    }
  }
}

/** An id as pages make them. */
export function freshId(): string {
  return Array.from({ length: 20 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
}
