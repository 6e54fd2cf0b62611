// The order of test files. Whichever takes long begins early, or all others would wait for it at the end.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take a quarter of a minute or more, the longest first. The others follow by project. */
const LONG = [
  "apps/tools/test/reset-password",
  "party/test/computers",
  "apps/api/test/authorisation",
  "packages/database/test/embedded",
  "apps/tools/test/gateways",
  "party/test/durability",
  "party/test/tournament",
  "party/test/friends",
  "apps/api/test/patience",
  "apps/bench/test/calibration",
  "apps/tools/test/rooms-moved",
  "party/test/clock",
  "packages/database/test/patience",
  "apps/tools/test/gateway",
  "packages/netcode/test/arcade",
  "apps/server/test/hosts",
  "apps/e2e/test/computers",
  "apps/e2e/test/small-screens",
  "apps/e2e/test/lobby",
  "apps/e2e/test/local-tournament",
  "apps/e2e/test/lost-line",
  "apps/e2e/test/keys",
  "apps/e2e/test/restarts",
  "apps/e2e/test/accounts",
  "apps/e2e/test/tournament-screen",
  "apps/e2e/test/accessibility",
  "apps/e2e/test/match",
  "apps/e2e/test/ends",
  "apps/e2e/test/chat",
];

/** Projects that wait more than they work: they begin first, and the others fill what they leave of the processors. */
const PATIENT = new Set(["party", "party on hosts", "tools"]);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own sequencer, which returns a new list, by project
    const sorted = await super.sort(files);
    const projects = Map.groupBy(sorted, ({ project }) => project);
    const inOrder = [...projects].toSorted(([a], [b]) => Number(PATIENT.has(b.name)) - Number(PATIENT.has(a.name)));
    return inOrder.flatMap(([, own]) => own).toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((path) => moduleId.endsWith(`${path}.test.ts`));
  return at === -1 ? LONG.length : at;
}
