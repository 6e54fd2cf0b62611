// The end of a match: a result is believed when its replay gives it, and stored in one transaction with all that follows from it.
import { storeResult } from "@transcendence/database";
import type { StoreResult } from "@transcendence/protocol";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { verifyResult } from "./verify-result.ts";

/** True the first time; false when the same result is stored already. Any other result of the match is refused. */
export async function finishMatch(deps: Deps, told: StoreResult): Promise<boolean> {
  const verdict = verifyResult(told);
  if (!verdict.ok && verdict.reason === "later_rules")
    throw new Refusal("unavailable", "Played by rules that this server does not know yet.", 60);
  if (!verdict.ok) throw mismatch(deps, told.id, verdict.what);
  const { replay } = verdict;
  return deps.database.transaction(async (tx) => {
    const storing = await storeResult(tx, {
      id: told.id,
      settings: told.settings,
      rated: told.rated,
      players: told.seats,
      replay,
      ...told.result,
      startedAt: new Date(told.startedAtMs),
      finishedAt: new Date(told.finishedAtMs),
    });
    if (storing === "different")
      throw mismatch(deps, told.id, "another result, other settings or other players are stored");
    return storing === "stored"; // ratings have changed with it; what else a result leads to is written here, once
  });
}

function mismatch(deps: Deps, id: string, what: string): Refusal {
  deps.log.error("match.result_refused", { match: id, reason: what });
  return new Refusal("replay_mismatch", `The result was refused: ${what}.`);
}
