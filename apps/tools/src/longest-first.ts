// The order of test files. Whichever takes long begins early, or all others would wait for it at the end.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take half a minute or more, the longest first. The others follow by size. */
const LONG = [
  ...["lost-line", "computers", "restarts", "accounts", "looks", "accessibility", "ends", "match", "keys", "tabs"].map(
    (name) => `apps/e2e/test/${name}.test.ts`,
  ),
  "party/test/computers.test.ts",
  "apps/tools/test/rooms-away.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own sequencer, which returns a new list, by project
    const sorted = await super.sort(files);
    const projects = Map.groupBy(sorted, ({ project }) => project);
    return [...projects.values()].flatMap((own) => own.toSorted((a, b) => rank(a) - rank(b)));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((path) => moduleId.endsWith(path));
  return at === -1 ? LONG.length : at;
}
