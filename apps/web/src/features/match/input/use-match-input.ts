// Ties steering and sound to a page: they begin with it and end with it.
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { unlockSound } from "../sound/sound.ts";
import { Steering, type SteeringOptions } from "./steering.ts";

/** The steering of this page, once its surface stands. The options of the first time hold: let their functions read refs. */
export function useSteering(surface: RefObject<HTMLDivElement | null>, options: Omit<SteeringOptions, "surface">) {
  const steering = useRef<Steering | null>(null);
  useEffect(() => {
    if (!surface.current) return;
    const own = new Steering({ ...options, surface: surface.current });
    const lock = unlockSound();
    steering.current = own;
    return () => {
      own.stop();
      lock();
      steering.current = null;
    };
  }, []);
  return steering;
}
