import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { LOAD_CORE, pin } from "../processes.ts";
import type { LoadOrder, LoadReport } from "./load.ts";

/** The load generator seen from the benchmark that steers it. */
export class LoadProcess {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(fileURLToPath(new URL("load.ts", import.meta.url)), { execArgv: ["--max-semi-space-size=64"] });
    if (this.#child.pid !== undefined) pin(this.#child.pid, LOAD_CORE);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async play(order: Omit<Extract<LoadOrder, { order: "play" }>, "order">): Promise<void> {
    await this.#ask({ order: "play", ...order });
  }

  async measure(ms: number): Promise<LoadReport> {
    return (await this.#ask({ order: "measure", ms })) as LoadReport; // load.ts answers in the order it is asked
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  async #ask(order: LoadOrder): Promise<unknown> {
    const died = once(this.#child, "exit").then(([code]) => {
      throw new Error(`the load generator ended with ${String(code)}`);
    });
    this.#child.send(order);
    const [answer] = (await Promise.race([once(this.#child, "message"), died])) as unknown[];
    return answer;
  }
}
