// The notes of 1972: square waves from the machine's own sync counter, as a cabinet measured today plays them.
import { effect } from "@preact/signals";
import { preferences } from "../../../state/preferences.ts";

export const SOUNDS = [
  "wall",
  "paddle",
  "point",
  "block",
  "portal",
  "shield",
  "item",
  "take",
  "vanish",
  "notice",
] as const;
export type Sound = (typeof SOUNDS)[number];

export interface Note {
  readonly hertz: number;
  readonly ms: number;
}

/** One after the other. The first three are the cabinet's; the others are made of its tones, halved and doubled. */
export const NOTES: Record<Sound, readonly Note[]> = {
  wall: [{ hertz: 226, ms: 16 }],
  paddle: [{ hertz: 459, ms: 96 }],
  point: [{ hertz: 490, ms: 257 }],
  block: [{ hertz: 151, ms: 24 }],
  portal: [
    { hertz: 306, ms: 24 },
    { hertz: 612, ms: 24 },
  ],
  shield: [
    { hertz: 612, ms: 32 },
    { hertz: 306, ms: 80 },
  ],
  item: [{ hertz: 918, ms: 16 }],
  take: [
    { hertz: 490, ms: 40 },
    { hertz: 735, ms: 40 },
    { hertz: 980, ms: 64 },
  ],
  vanish: [
    { hertz: 306, ms: 40 },
    { hertz: 153, ms: 64 },
  ],
  notice: [
    { hertz: 490, ms: 80 },
    { hertz: 735, ms: 120 },
  ],
};

const LOUDEST = 0.25; // a square wave at full swing is painful
const EDGE_SECONDS = 0.002; // ramps, or the speaker clicks

/** Loudness for the ear: twice as far on the slider sounds about twice as loud. */
export function gainOf(volume: number, muted: boolean): number {
  return muted ? 0 : LOUDEST * (volume / 100) ** 2;
}

/** "interrupted" is iOS's, after a call or another app's sound: it does not end by itself. */
export function mayResume(state: string): boolean {
  return state !== "running" && state !== "closed";
}

interface Speaker {
  readonly context: AudioContext;
  readonly master: GainNode;
}

const REST_AFTER_MS = 1000; // the last note is out by then

let speaker: Speaker | null = null;
let holders = 0; // pages on which a sound may come any moment

function gain(): number {
  const { volume, muted } = preferences.value;
  return gainOf(volume, muted);
}

/** Before the first gesture a context would start suspended, and the browser would complain of it. */
function open(): void {
  if (gain() === 0 || (navigator.userActivation && !navigator.userActivation.hasBeenActive)) return;
  if (speaker) {
    if (mayResume(speaker.context.state)) void speaker.context.resume().catch(() => undefined); // it stays silent
    return;
  }
  if (typeof AudioContext === "undefined") return;
  const context = new AudioContext({ latencyHint: "interactive" });
  const master = context.createGain();
  master.connect(context.destination);
  speaker = { context, master };
  effect(() => void (master.gain.value = gain()));
}

/** Silence costs as much of a battery as sound: the device sleeps while nobody could hear anything. */
function rest(): void {
  setTimeout(() => {
    if (holders === 0 || gain() === 0) void speaker?.context.suspend().catch(() => undefined);
  }, REST_AFTER_MS);
}

/** Browsers allow sound from the first gesture on. Returns the way to stop listening for it. */
export function unlockSound(): () => void {
  const gestures = ["pointerdown", "pointerup", "keydown"] as const;
  holders++;
  const stop = effect(() => (gain() === 0 ? rest() : open())); // a page that was come to by a press needs no other
  for (const gesture of gestures) addEventListener(gesture, open, { passive: true });
  const openAgain = () => document.hidden || open();
  document.addEventListener("visibilitychange", openAgain);
  return () => {
    stop();
    for (const gesture of gestures) removeEventListener(gesture, open);
    document.removeEventListener("visibilitychange", openAgain);
    holders--;
    rest();
  };
}

export function play(sound: Sound, pan: number): void {
  if (!speaker || speaker.context.state !== "running" || preferences.value.muted) return;
  const { context, master } = speaker;
  let start = context.currentTime;
  for (const note of NOTES[sound]) start = playNote(context, master, note, pan, start);
}

/** For a page where sounds are rare. Silent where the browser lets no page speak that nobody has touched. */
export async function playAlone(sound: Sound): Promise<void> {
  if (gain() === 0) return;
  open();
  await speaker?.context.resume().catch(() => undefined);
  play(sound, 0);
  rest();
}

/** Answers when it ends. */
function playNote(context: AudioContext, master: GainNode, { hertz, ms }: Note, pan: number, start: number): number {
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
  return end;
}
