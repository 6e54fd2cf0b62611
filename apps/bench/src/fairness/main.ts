// What a cut line gains or costs, in virtual time on the pure rules: npm run bench fairness [-- --write]
import { table, writeFigures } from "../figures.ts";
import { type Found, play, steal, WAYS } from "./trials.ts";

const MATCHES = 60;

function main(args: readonly string[]): void {
  const rows = Object.values(WAYS).map((way) => {
    const without = play(way, false, MATCHES);
    const cut = play(way, true, MATCHES);
    const saves = [percent(without.saves, without), percent(cut.saves, cut)];
    return [way.name, cut.cuts, ...saves, percent(without.rallies, without), percent(cut.rallies, cut)];
  });
  const head = ["program", "cuts", "saves without, %", "with the cut, %", "rallies won without, %", "with the cut, %"];
  const stolen = steal(true, MATCHES);
  const made = steal(false, MATCHES);
  const text = [
    table(head, rows),
    `Cut while the rival's save is under way: ${stolen.points} of ${stolen.cuts} became points; without the cut, ${made.points} of ${made.cuts}.`,
  ].join("\n\n");
  console.log(text);
  if (args.includes("--write")) writeFigures("fairness", text);
}

function percent(part: number, { cuts }: Found): string {
  return ((100 * part) / cuts).toFixed(0);
}

main(process.argv.slice(2));
