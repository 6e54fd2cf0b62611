// The names of all tests, read from their sources: what is named after a requirement is its check.
import { globSync, readFileSync } from "node:fs";
import { parseAst } from "vite";
import { inRoot } from "./root.ts";

/** A test, or a describe or a file that carries the code for all tests in it. */
export interface Check {
  readonly code: string;
  readonly file: string; // from the root
  readonly name: string; // without codes
  readonly tests: number; // calls of test in it; one that runs for several cases counts once
}

const FILES = [
  "apps/*/test/**/*.test.{ts,tsx}",
  "apps/e2e/compose/*.test.ts",
  "apps/api/src/**/*.test.ts",
  "packages/*/test/**/*.test.ts",
  "party/test/**/*.test.ts",
];
const CODE = /\[((?:SITE|ACC|PLAY|CHAT|NOTE|TOUR|STAT|API|PAGE|OPS)-\d+)\]/g;

export function findChecks(): Check[] {
  const files = globSync(FILES, { cwd: inRoot(), exclude: ["**/node_modules/**"] }).toSorted();
  return files.flatMap((file) => checksIn(file.replaceAll("\\", "/"), readFileSync(inRoot(file), "utf8")));
}

export function checksIn(file: string, source: string): Check[] {
  const blocks = blocksIn(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }));
  const [firstLine = ""] = source.split("\n", 1);
  const head = firstLine.startsWith("//") ? [{ name: firstLine.slice(2), tests: count(blocks) }] : [];
  return [...head, ...flat(blocks)].flatMap(({ name, tests }) => {
    const plain = name.replaceAll(CODE, "").trim();
    return Array.from(name.matchAll(CODE), ([, code = ""]) => ({ code, file, name: plain, tests }));
  });
}

interface Block {
  readonly name: string;
  readonly isTest: boolean;
  readonly inside: readonly Block[];
}

function count(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { isTest, inside }) => sum + (isTest ? 1 : count(inside)), 0);
}

function flat(blocks: readonly Block[]): { name: string; tests: number }[] {
  return blocks.flatMap((block) => [{ name: block.name, tests: count([block]) }, ...flat(block.inside)]);
}

/** Calls of test and describe, however they are varied: `test.each(…)("name", …)`. */
function blocksIn(node: unknown): Block[] {
  if (Array.isArray(node)) return node.flatMap(blocksIn);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(blocksIn);
  const kind = node["type"] === "CallExpression" ? rootName(node["callee"]) : null;
  const name = Array.isArray(node["arguments"]) ? textOf(node["arguments"][0]) : null;
  if ((kind !== "test" && kind !== "it" && kind !== "describe") || name === null) return inside;
  return [{ name, isTest: kind !== "describe", inside }];
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function rootName(callee: unknown): string | null {
  if (!isNode(callee)) return null;
  if (callee["type"] === "Identifier") return String(callee["name"]);
  return rootName(callee["object"] ?? callee["callee"] ?? callee["tag"]);
}

function textOf(argument: unknown): string | null {
  if (!isNode(argument)) return null;
  if (argument["type"] === "Literal") return typeof argument["value"] === "string" ? argument["value"] : null;
  if (argument["type"] !== "TemplateLiteral" || !Array.isArray(argument["quasis"])) return null;
  return argument["quasis"].map((part: { value: { cooked: string } }) => part.value.cooked).join("…");
}
