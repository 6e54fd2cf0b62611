// The three notes of 1972: square waves from the machine's own sync counter, as a cabinet measured today plays them.
import { effect } from "@preact/signals";
import { preferences } from "../state/preferences.ts";

export const SOUNDS = ["wall", "paddle", "point"] as const;
export type Sound = (typeof SOUNDS)[number];

export interface Note {
  readonly hertz: number;
  readonly ms: number;
}

export const NOTES: Record<Sound, Note> = {
  wall: { hertz: 226, ms: 16 },
  paddle: { hertz: 459, ms: 96 },
  point: { hertz: 490, ms: 257 },
};

const LOUDEST = 0.25; // a square wave at full swing is painful
const EDGE_SECONDS = 0.002; // ramps, or the speaker clicks

/** Loudness for the ear: twice as far on the slider sounds about twice as loud. */
export function gainOf(volume: number, muted: boolean): number {
  return muted ? 0 : LOUDEST * (volume / 100) ** 2;
}

interface Speaker {
  readonly context: AudioContext;
  readonly master: GainNode;
}

let speaker: Speaker | null = null;

/** Before the first gesture a context would start suspended, and the browser would complain of it. */
function open(): void {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
  if (speaker) {
    if (speaker.context.state === "suspended") void speaker.context.resume().catch(() => undefined); // it stays silent
    return;
  }
  if (typeof AudioContext === "undefined") return;
  const context = new AudioContext({ latencyHint: "interactive" });
  const master = context.createGain();
  master.connect(context.destination);
  speaker = { context, master };
  effect(() => {
    const { volume, muted } = preferences.value;
    master.gain.value = gainOf(volume, muted);
  });
}

/** Browsers allow sound from the first gesture on. Returns the way to stop listening for it. */
export function unlockSound(): () => void {
  const gestures = ["pointerdown", "pointerup", "keydown"] as const;
  open(); // a page that was come to by a press needs no other
  for (const gesture of gestures) addEventListener(gesture, open, { passive: true });
  return () => {
    for (const gesture of gestures) removeEventListener(gesture, open);
  };
}

export function play(sound: Sound, pan: number): void {
  if (!speaker || speaker.context.state !== "running" || preferences.value.muted) return;
  const { context, master } = speaker;
  const { hertz, ms } = NOTES[sound];
  const start = context.currentTime;
  const end = start + ms / 1000;
  const oscillator = new OscillatorNode(context, { type: "square", frequency: hertz });
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(1, start + EDGE_SECONDS);
  envelope.gain.setValueAtTime(1, end - EDGE_SECONDS);
  envelope.gain.linearRampToValueAtTime(0, end);
  oscillator
    .connect(envelope)
    .connect(new StereoPannerNode(context, { pan: pan * 0.8 }))
    .connect(master);
  oscillator.start(start);
  oscillator.stop(end);
}
