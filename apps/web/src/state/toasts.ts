// Short notes at the edge of the page, read out politely.
import { signal } from "@preact/signals";

export type ToastTone = "plain" | "problem";
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: ToastTone;
  readonly link?: ToastLink | undefined;
}

/** Where a toast leads. */
export interface ToastLink {
  readonly href: string;
  readonly text: string;
  readonly onOpen: () => void;
}

export const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

export function toast(text: string, tone: ToastTone = "plain", link?: ToastLink): void {
  const others = toasts.value.filter((shown) => shown.text !== text); // said twice, shown once
  toasts.value = [...others.slice(-2), { id: ++lastId, text, tone, link }];
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}
