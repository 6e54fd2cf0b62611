// The end of a test run: where its time went, and how many tests passed.
import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { ROOT } from "./root.ts";

const SHOWN = 8;

interface Timing {
  readonly name: string;
  readonly ms: number;
}

export class SummaryReporter implements Reporter {
  #modules: readonly TestModule[] = [];
  #unhandled = 0;

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    this.#modules = modules;
    this.#unhandled = unhandled.length;
  }

  /** Called last, so that the line with the numbers is the last of all. */
  print(): void {
    const files = this.#modules.map((module) => ({ name: relative(ROOT, module.moduleId), ms: duration(module) }));
    const projects = Map.groupBy(this.#modules, (module) => module.project.name || "units");
    const sums = [...projects].map(([name, modules]) => ({ name, ms: sum(modules.map(duration)) }));
    const again = retried(this.#modules);
    if (again.length > 0) console.log(`\nPassed only when tried again:\n  ${again.join("\n  ")}`);
    console.log(`\nTest time by project, of all workers together: ${slowest(sums)}\nSlowest files: ${slowest(files)}`);
    console.log(countsLine(this.#modules, this.#unhandled));
  }
}

export function countsLine(modules: readonly TestModule[], unhandled: number): string {
  const count = { passed: 0, failed: unhandled, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      count[state === "pending" ? "skipped" : state] += 1;
    }
    // A file that does not load, or a hook that throws, fails without a test.
    if (module.state() === "failed" && [...module.children.allTests("failed")].length === 0) count.failed += 1;
  }
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}

/** A test that needed luck is a defect of the test or of what it tests, and must not hide behind its second try. */
function retried(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    Array.from(module.children.allTests())
      .filter((test) => test.result().state === "passed" && (test.diagnostic()?.retryCount ?? 0) > 0)
      .map((test) => {
        const [why = ""] = test.result().errors?.[0]?.message.split("\n") ?? [];
        return `${relative(ROOT, module.moduleId)}: ${test.fullName}\n    ${why}`;
      }),
  );
}

function slowest(timings: readonly Timing[]): string {
  const sorted = timings.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN);
  return sorted.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(1)} s`).join(", ");
}

function duration(module: TestModule): number {
  const { collectDuration, setupDuration, duration: tests } = module.diagnostic();
  return collectDuration + setupDuration + tests;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
