import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { LOAD_CORE, pin } from "../processes.ts";
import type { LoadOrder, LoadReport } from "./load.ts";

/** Its own full collections would count as the server's latency: there is none while it measures. */
const NODE_FLAGS = ["--max-semi-space-size=64", "--initial-old-space-size=2048"];

/** The load generator seen from the benchmark that steers it. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #died: Promise<never>;
  #answered: (answer: unknown) => void = () => {};

  constructor() {
    this.#child = fork(fileURLToPath(new URL("load.ts", import.meta.url)), { execArgv: NODE_FLAGS });
    this.#died = once(this.#child, "exit").then(([code]) => {
      throw new Error(`the load generator ended with ${String(code)}`);
    });
    this.#died.catch(() => {}); // it does when it is told to stop
    this.#child.on("message", (answer) => this.#answered(answer));
    if (this.#child.pid !== undefined) pin(this.#child.pid, LOAD_CORE);
  }

  async play(order: Omit<Extract<LoadOrder, { order: "play" }>, "order">): Promise<void> {
    await this.#ask({ order: "play", ...order });
  }

  /** So many look on, and whoever did before has left. */
  async watch(order: Omit<Extract<LoadOrder, { order: "watch" }>, "order">): Promise<void> {
    await this.#ask({ order: "watch", ...order });
  }

  /** All but so many matches are left without a word. */
  async leave(matches: number): Promise<void> {
    await this.#ask({ order: "leave", matches });
  }

  async measure(ms: number): Promise<LoadReport> {
    return (await this.#ask({ order: "measure", ms })) as LoadReport; // load.ts answers in the order it is asked
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#died.catch(() => {});
  }

  #ask(order: LoadOrder): Promise<unknown> {
    const answer = new Promise((resolve) => (this.#answered = resolve));
    this.#child.send(order);
    return Promise.race([answer, this.#died]);
  }
}
