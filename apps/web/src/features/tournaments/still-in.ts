// Whether somebody in a running tournament has a match before them.
import { isClosed, type Pairing, pairingsOf, playersOf, type Tournament } from "@transcendence/tournament";

/** Whether a pairing waits for them, or may still be drawn with them. */
export function isStillIn(state: Tournament, me: string): boolean {
  if (state.out.includes(me)) return false;
  const { format } = state.plan;
  if (format === "swiss" || format === "arena") return true;
  return pairingsOf(state).some((pairing) => !isClosed(pairing) && mayConcern(pairing, me, state));
}

/** Somebody who has lost their way through a bracket stands in no open pairing, and in none that leads to one. */
function mayConcern(pairing: Pairing, me: string, state: Tournament): boolean {
  if (playersOf(pairing).includes(me)) return true;
  const { plan, finalists } = state;
  if (plan.format === "round-robin" && (plan.groups <= 1 || finalists?.includes(me) === false)) return false;
  if (plan.format === "round-robin" && finalists === null) return true; // the play-off is still to be drawn
  const isCounted = ({ stage }: Pairing) => plan.format !== "round-robin" || stage === "play-off";
  const own = pairingsOf(state).filter((each) => isCounted(each) && playersOf(each).includes(me));
  if (own.some(({ outcome }) => outcome !== null && outcome.winner === null)) return false; // neither came: nobody goes on
  const losses = own.filter(({ outcome }) => outcome !== null && outcome.winner !== me).length;
  return losses < (plan.format === "double" ? 2 : 1);
}
