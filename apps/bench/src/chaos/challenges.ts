// Two programs that challenge each other to rated matches, and what each was told became of it.
import { ask, type Result } from "@transcendence/client";
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
    const wish = { to: other.member.id, settings: QUICK_SETTINGS, rated: true, side: "left" } as const;
    const made = await one.member.insist(() => ask(one.member.routes.me.challenges.$post({ json: wish })));
    if (!made.ok) return void this.faults.push(`a challenge: ${made.error}`);
    const { id } = made.value;
    const param = { id };
    const keep = (status: ChallengeStatus, answers: readonly Result<ChallengeSummary>[]) => {
      for (const answer of answers) {
        const told = answer.ok ? answer.value.status : answer.error;
        if (told !== status) this.faults.push(`a challenge to be ${status}: ${told}`);
      }
      this.told.push({ id, challenger: one.member.id, challenged: other.member.id, status });
    };
    const chance = Math.random();
    const mine = one.member.routes.me.challenges[":id"];
    const theirs = other.member.routes.me.challenges[":id"];
    if (chance < 0.15) return keep("cancelled", [await one.member.insist(() => ask(mine.$delete({ param })))]);
    if (chance < 0.3) {
      const decline = () => ask(theirs.decline.$post({ param, json: { reason: "busy" } }));
      return keep("declined", [await other.member.insist(decline)]);
    }
    const accept = () => other.member.insist(() => ask(theirs.accept.$post({ param }))); // twice, as by two tabs
    keep("accepted", await Promise.all([accept(), accept()]));
    await Promise.all([one.play(id, 0, isEnded), other.play(id, 1, isEnded)]);
  }
}
