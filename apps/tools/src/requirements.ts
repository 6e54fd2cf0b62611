// npm run requirements: writes docs/requirements.md, which says of every requirement by which tests it is held.
import { readFileSync, writeFileSync } from "node:fs";
import { type Check, findChecks } from "./named-tests.ts";
import { inRoot } from "./root.ts";

export interface Requirement {
  readonly code: string;
  readonly clause: string;
  readonly missing?: string; // of something that is there in part: what is not
}

interface Area {
  readonly area: string;
  readonly requirements: readonly Requirement[];
}

export const REQUIREMENTS_PAGE = inRoot("docs/requirements.md");
const CONTAINERS_COMMAND = "`npm run test:compose`";

export function readRequirements(): readonly Area[] {
  // Written by hand, beside this file, in this form.
  return JSON.parse(readFileSync(inRoot("apps/tools/src/requirements.json"), "utf8")) as Area[];
}

export function renderRequirements(areas: readonly Area[], checks: readonly Check[]): string {
  const all = areas.flatMap(({ requirements }) => requirements);
  const held = all.filter(({ code }) => checks.some((check) => check.code === code));
  const whole = held.filter(({ missing }) => missing === undefined);
  const intro = [
    "# What the arena must do, and how it is checked",
    "",
    "Written by `npm run requirements` from `apps/tools/src/requirements.json` and the names of the tests; a test compares this page with both.",
    "",
    `Of ${all.length} requirements ${whole.length} are checked, ${held.length - whole.length} in part, and ${all.length - held.length} are yet to come.`,
  ];
  return `${[...intro, ...areas.flatMap((area) => renderArea(area, checks))].join("\n")}\n`;
}

function renderArea({ area, requirements }: Area, checks: readonly Check[]): string[] {
  const rows = requirements.map((one) => `| ${one.code} | ${one.clause} | ${stateOf(one, checks)} |`);
  const lists = requirements.flatMap(({ code }) =>
    renderChecks(
      code,
      checks.filter((check) => check.code === code),
    ),
  );
  return ["", `## ${area}`, "", "| Code | Requirement | State |", "| --- | --- | --- |", ...rows, ...lists];
}

function stateOf({ code, missing }: Requirement, checks: readonly Check[]): string {
  const held = checks.filter((check) => check.code === code);
  if (held.length === 0) return "not yet";
  const command = held.every(inContainers) ? ` by ${CONTAINERS_COMMAND}` : "";
  return missing === undefined ? `checked${command}` : `in part${command}; to come: ${missing}`;
}

/** Not by `npm test`: it needs a Docker engine. */
function inContainers({ file }: Check): boolean {
  return file.startsWith("apps/e2e/compose/");
}

function renderChecks(code: string, checks: readonly Check[]): string[] {
  if (checks.length === 0) return [];
  const items = checks.map((check) => {
    const { file, name, tests } = check;
    const command = inContainers(check) ? `, by ${CONTAINERS_COMMAND}` : "";
    return `- ${name}${tests > 1 ? ` (${tests} tests)` : ""} — \`${file}\`${command}`;
  });
  return ["", `### ${code}`, "", ...items];
}

if (import.meta.main) {
  writeFileSync(REQUIREMENTS_PAGE, renderRequirements(readRequirements(), findChecks()));
}
