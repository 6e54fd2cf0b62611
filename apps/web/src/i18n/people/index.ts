// The words about other people: friends, requests, blocks. Fetched with the first menu on a name, or the page of friends.
import type { Strings } from "../../features/friends/strings/en.gen.ts";
import { AREAS } from "../files.ts";
import { catalogueArea } from "../index.ts";

export const peopleWords = catalogueArea<Strings>(AREAS.people);

/** `pt.value.friends.title`: as `t`, for this area. */
export const pt = peopleWords.t;
