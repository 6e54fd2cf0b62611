// The words of the page where matches are watched: fetched with it.
import type { Strings } from "../../features/watch/strings/en.gen.ts";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const watch = catalogueArea<Strings>(AREAS.watch);

/** `wt.value.title`: as `t`, for this area. */
export const wt = watch.t;
