// What this software does with what it knows, and on which terms it may be used. Long: fetched with these pages only.
import type { Strings } from "../../features/legal/strings/en.gen.ts";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const legal = catalogueArea<Strings>(AREAS.legal);

/** `lt.value.privacy.title`: as `t`, for this area. */
export const lt = legal.t;
