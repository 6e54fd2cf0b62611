// A room has one alarm and several things to do some day: the table of dues says what and when.
import { ABANDON_MS } from "@transcendence/rooms";
import { wallMs } from "./clock.ts";
import { type Due, KEPT_MS, type MatchStore } from "./match-store.ts";
import type { Outbox } from "./outbox.ts";
import { reportError } from "./report.ts";

const AFTER_FAILURE_MS = 60_000;

interface Duties {
  readonly attend: () => void; // is anybody still coming to this match?
  readonly clean: () => void;
}

export class Agenda {
  readonly #store: MatchStore;
  readonly #outbox: Outbox;

  constructor(store: MatchStore, outbox: Outbox) {
    this.#store = store;
    this.#outbox = outbox;
  }

  /** The alarm: does everything that is due. Never throws. */
  async attend(atMs: number, match: string, duties: Duties): Promise<void> {
    try {
      for (const due of this.#store.dueBy(atMs)) await this.#try(due, atMs, match, duties);
      this.#store.setAlarm();
    } catch (error) {
      reportError("alarm_failed", match, error);
      await this.#store.setAlarmAt(wallMs() + AFTER_FAILURE_MS).catch(() => {}); // no storage, no alarm: nothing is left to try
    }
  }

  async #try(due: Due, atMs: number, match: string, duties: Duties): Promise<void> {
    try {
      await this.#do(due, atMs, match, duties);
    } catch (error) {
      reportError("duty_failed", match, error);
      this.#store.setDue(due, wallMs() + AFTER_FAILURE_MS);
    }
  }

  /** Right after the end of a match; the alarm is set already, in case that this fails. */
  async deliver(match: string): Promise<void> {
    if (await this.#outbox.deliver(match)) this.#store.setDue("clean", wallMs() + KEPT_MS);
  }

  async #do(due: Due, atMs: number, match: string, duties: Duties): Promise<void> {
    switch (due) {
      case "outbox":
        return this.deliver(match);
      case "attend":
        this.#store.setDue("attend", atMs + ABANDON_MS); // the end of the match takes it away
        return duties.attend();
      case "clean":
        this.#store.forget();
        return duties.clean();
    }
  }
}
