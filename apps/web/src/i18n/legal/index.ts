// What this software does with what it knows, and on which terms it may be used. Long: fetched with these pages only.
import { catalogueArea } from "../index.ts";

export const legal = catalogueArea({
  en: () => import("./en.ts"),
  fr: () => import("./fr.ts"),
  ru: () => import("./ru.ts"),
});

/** `lt.value.privacy.title`: as `t`, for this area. */
export const lt = legal.t;

/** Of whom the texts speak. */
export interface Speaker {
  readonly site: string;
  readonly name: string | null; // null: the host has not said
  readonly contact: string | null;
}
