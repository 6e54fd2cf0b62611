// What Linux tells about a process: its processor time, its memory, its children; and the core that it may use.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";

const CLOCK_TICK_MS = 10; // USER_HZ is 100 on every Linux that people run

/** Two cores and taskset: the process under test gets one of its own, all the rest shares the other. */
export const CAN_PIN = availableParallelism() > 1 && hasTaskset();
export const SUBJECT_CORE = 0;
export const LOAD_CORE = 1;

function hasTaskset(): boolean {
  try {
    execFileSync("taskset", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let pins = CAN_PIN;

/** From now on everything runs where the system puts it. */
export function leaveUnpinned(): void {
  pins = false;
}

/** Pins a process with all its threads to one core; threads and children that it starts later inherit that. */
export function pin(pid: number, core: number): void {
  if (pins) execFileSync("taskset", ["-acp", String(core), String(pid)], { stdio: "ignore" });
}

/** A command that runs on one core from its start. */
export function pinned(core: number, command: string, ...args: string[]): readonly [string, ...string[]] {
  return pins ? ["taskset", "-c", String(core), command, ...args] : [command, ...args];
}

/** Processor time used so far, user and system, of all threads. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the name in parentheses, which may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS;
}

/**
 * Processor time of this machine that its host gave to others, over all cores: a virtual machine's cores may stand still with
 * work to do. A measurement says how much, for no figure can be compared without it.
 */
export function stolenMs(): number {
  return machineMs()[7] ?? 0;
}

/** Processor time that all programs have used, over all cores. */
export function busyMs(): number {
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0] = machineMs();
  return user + nice + system + interrupts + soft;
}

function machineMs(): number[] {
  const [, ...fields] = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]?.split(/\s+/) ?? [];
  return fields.map((field) => Number(field) * CLOCK_TICK_MS);
}

export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) * 1024;
}

/** Children of a process by the name of their program; they may have been started by any of its threads. */
export function childrenOf(pid: number, name: string): number[] {
  const found: number[] = [];
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    for (const child of readChildren(pid, thread)) {
      if (programOf(child) === name) found.push(child);
    }
  }
  return found;
}

function readChildren(pid: number, thread: string): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return []; // the thread has just ended
  }
}

function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
