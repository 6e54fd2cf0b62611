// Short notes at the edge of the page, read out politely.
import { signal } from "@preact/signals";

export type ToastTone = "plain" | "problem";
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: ToastTone;
}

export const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

export function toast(text: string, tone: ToastTone = "plain"): void {
  const others = toasts.value.filter((shown) => shown.text !== text); // said twice, shown once
  toasts.value = [...others.slice(-2), { id: ++lastId, text, tone }];
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}
