// How the ball moves on one screen, judged from the pictures alone: any client can be measured.
import { BALL_SIZE, FIELD_HEIGHT, FIELD_WIDTH, PADDLE_INSET } from "@transcendence/game";
import type { Picture } from "./display.ts";

const FREE_X = FIELD_WIDTH / 2 - PADDLE_INSET - 40; // within these nothing can turn the ball
const FREE_Y = FIELD_HEIGHT / 2 - 30;
const LOST_X = FIELD_WIDTH / 2 - PADDLE_INSET + 14; // the ball is past a paddle

export class Smoothness {
  pictures = 0; // with a ball that moves freely
  jumps = 0; // the ball is further than its own size from where it was going
  returns = 0; // a ball seen past a paddle is back in the field
  #sum = 0;
  #squares = 0;
  #strayed = 0; // summed squares within flights
  readonly #flight = { count: 0, sum: 0, squares: 0, way: 0 }; // from one paddle to the other
  #flicker = 0;
  #flickers = 0;
  #last: { x: number; y: number } | null = null;
  #way: { x: number; y: number } | null = null; // the direction it had, length 1
  #pace = -1;
  #lost = false;

  /** `travel`: how far the ball really goes from one picture to the next. */
  add({ ball }: Picture, travel: number): void {
    const last = this.#last;
    this.#last = ball && { x: ball.x, y: ball.y };
    if (ball === null || last === null) {
      this.#endFlight();
      this.#way = null;
      this.#pace = -1;
      this.#lost = false;
      return;
    }
    this.#watchGoal(ball.x);
    const dx = ball.x - last.x;
    const dy = ball.y - last.y;
    const moved = Math.hypot(dx, dy);
    if (isFree(ball) && isFree(last) && travel > 0) this.#judge(dx, dy, moved, travel);
    else {
      if (moved > 2 * travel + BALL_SIZE) this.jumps++;
      this.#pace = -1;
    }
    if (moved > 0.5) this.#way = { x: dx / moved, y: dy / moved };
  }

  /** Deviation of the drawn speed, as a part of the true one. */
  get unevenness(): number {
    const mean = this.#sum / this.pictures;
    return Math.sqrt(Math.max(0, this.#squares / this.pictures - mean * mean)) / mean;
  }

  /** The same within each flight from paddle to paddle, where the true speed does not change. */
  get flightUnevenness(): number {
    this.#endFlight();
    return Math.sqrt(this.#strayed / this.pictures) / (this.#sum / this.pictures);
  }

  /** How much the drawn speed differs from one picture to the next, as a part of the true one (root mean square). */
  get flicker(): number {
    return Math.sqrt(this.#flicker / this.#flickers);
  }

  #judge(dx: number, dy: number, moved: number, travel: number): void {
    const pace = moved / travel;
    this.pictures++;
    this.#sum += pace;
    this.#squares += pace * pace;
    const flight = this.#flight;
    if (dx * flight.way < -0.5) this.#endFlight();
    if (Math.abs(dx) > 0.5) flight.way = Math.sign(dx);
    flight.count++;
    flight.sum += pace;
    flight.squares += pace * pace;
    if (this.#pace >= 0) {
      this.#flicker += (pace - this.#pace) ** 2;
      this.#flickers++;
    }
    this.#pace = pace;
    if (this.#way && Math.hypot(dx - this.#way.x * travel, dy - this.#way.y * travel) > BALL_SIZE) this.jumps++;
  }

  #endFlight(): void {
    const flight = this.#flight;
    if (flight.count > 0) this.#strayed += Math.max(0, flight.squares - (flight.sum * flight.sum) / flight.count);
    flight.count = flight.sum = flight.squares = flight.way = 0;
  }

  #watchGoal(x: number): void {
    if (Math.abs(x) > LOST_X) this.#lost = true;
    else if (this.#lost && Math.abs(x) < FREE_X) {
      this.#lost = false;
      this.returns++;
    }
  }
}

function isFree({ x, y }: { x: number; y: number }): boolean {
  return Math.abs(x) < FREE_X && Math.abs(y) < FREE_Y;
}
