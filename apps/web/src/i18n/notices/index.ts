// The words of notifications and challenges: fetched with the first that is shown.
import type { Strings } from "../../features/notices/strings/en.gen.ts";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const notices = catalogueArea<Strings>(AREAS.notices);

/** `nt.value.title`: as `t`, for this area. */
export const nt = notices.t;
