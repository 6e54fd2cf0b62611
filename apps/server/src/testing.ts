// For tests of what happens when workerd fails: a program in workerd's place that is workerd, unless it is told to fail as it does on a system that cannot run it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface FragileWorkerd {
  readonly fail: (words: string) => void; // from the next start on
  readonly heal: () => void;
  readonly remove: () => void;
}

/** For every Miniflare of this process, from now on. */
export function fragileWorkerd(): FragileWorkerd {
  const folder = mkdtempSync(join(tmpdir(), "workerd-"));
  const [program, words] = [join(folder, "workerd"), join(folder, "words")];
  const fromMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const { default: real } = fromMiniflare("workerd") as { default: string };
  writeFileSync(program, `#!/bin/sh\n[ -e "${words}" ] && { cat "${words}" >&2; exit 1; }\nexec "${real}" "$@"\n`, {
    mode: 0o755,
  });
  process.env["MINIFLARE_WORKERD_PATH"] = program;
  return {
    fail: (text) => writeFileSync(words, text),
    heal: () => rmSync(words, { force: true }),
    remove() {
      delete process.env["MINIFLARE_WORKERD_PATH"];
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The rooms' processes that `server` started. */
export function workerds(server = process.pid): readonly number[] {
  return childrenOf(server, "comm", (name) => name === "workerd");
}

/** The gateway processes that `server` started. */
export function gatewaysOf(server = process.pid): readonly number[] {
  return childrenOf(server, "args", (command) => command.includes("gateway-process"));
}

function childrenOf(server: number, column: "comm" | "args", isMeant: (text: string) => boolean): readonly number[] {
  const list = execFileSync("ps", ["-A", "-ww", "-o", `pid=,ppid=,${column}=`], { encoding: "utf8" });
  const rows = list
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, parent, ...rest]) => Number(parent) === server && isMeant(rest.join(" ")))
    .map(([pid]) => Number(pid));
}
