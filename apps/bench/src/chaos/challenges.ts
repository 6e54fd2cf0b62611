// Two programs that challenge each other to rated matches, and what each was told became of it.
import { QUICK_SETTINGS } from "@transcendence/game";
import type { ChallengeStatus, ChallengeSummary } from "@transcendence/protocol";
import type { Program } from "./program.ts";

export interface ToldChallenge {
  readonly id: string;
  readonly challenger: string;
  readonly challenged: string;
  readonly status: ChallengeStatus;
}

export class Challenges {
  readonly told: ToldChallenge[] = [];
  readonly faults: string[] = [];
  readonly #pair: readonly [Program, Program];

  constructor(one: Program, other: Program) {
    this.#pair = [one, other];
  }

  async keep(isOver: () => boolean, isEnded: () => boolean): Promise<void> {
    for (let turn = 0; !isOver(); turn++) {
      const [one, other] = turn % 2 === 0 ? this.#pair : ([this.#pair[1], this.#pair[0]] as const);
      await this.#challenge(one, other, isEnded);
    }
  }

  async #challenge(one: Program, other: Program, isEnded: () => boolean): Promise<void> {
    const wish = { to: other.member.id, settings: QUICK_SETTINGS, rated: true, side: "left" };
    const made = await one.member.insist<ChallengeSummary>("POST", "/api/me/challenges", wish);
    if (made.status !== 201)
      return void this.faults.push(`a challenge: ${made.status} ${JSON.stringify(made.body).slice(0, 200)}`);
    const { id } = made.body;
    const path = `/api/me/challenges/${id}`;
    const keep = (
      status: ChallengeStatus,
      answered: readonly { readonly status: number; readonly body: unknown }[],
    ) => {
      for (const { status: code, body } of answered) {
        const summary = body as ChallengeSummary; // or an error
        if (code !== 200 || summary.status !== status)
          this.faults.push(`a challenge to be ${status}: ${code} ${JSON.stringify(body).slice(0, 200)}`);
      }
      this.told.push({ id, challenger: one.member.id, challenged: other.member.id, status });
    };
    const chance = Math.random();
    if (chance < 0.15) return keep("cancelled", [await one.member.insist("DELETE", path)]);
    if (chance < 0.3)
      return keep("declined", [await other.member.insist("POST", `${path}/decline`, { reason: "busy" })]);
    const accept = () => other.member.insist("POST", `${path}/accept`, {}); // twice, as by two tabs
    keep("accepted", await Promise.all([accept(), accept()]));
    await Promise.all([one.play(id, 0, isEnded), other.play(id, 1, isEnded)]);
  }
}
