import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, release, totalmem } from "node:os";
import { CAN_PIN } from "./processes.ts";

/** One paragraph that says where figures come from. */
export function describeMachine(): string {
  const [first] = cpus();
  const versions = [
    `Node ${process.versions.node}`,
    `workerd ${versionOf("workerd")}`,
    `Miniflare ${versionOf("miniflare")}`,
  ];
  return [
    `${cpus().length} cores (${first?.model ?? "unknown"}${virtualisation()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, Linux ${release()}.`,
    `${versions.join(", ")}.`,
    CAN_PIN
      ? "The process under load is pinned to one core, the load generator to another; all sockets are on loopback."
      : "Nothing is pinned to a core here; all sockets are on loopback.",
  ].join(" ");
}

function versionOf(name: string): string {
  const path = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version; // every package has one
}

function virtualisation(): string {
  try {
    const kind = execFileSync("systemd-detect-virt", { encoding: "utf8" }).trim();
    return kind === "none" ? "" : `, a virtual machine`;
  } catch {
    return /hypervisor/.test(readFileSync("/proc/cpuinfo", "utf8")) ? ", a virtual machine" : "";
  }
}
