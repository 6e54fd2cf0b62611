// Who runs this arena, and what they say about it.
import * as v from "valibot";

const Line = v.pipe(v.string(), v.trim(), v.maxLength(200, "must be short: a name, an address"));

export const LEGAL_SETTINGS = {
  HOST_NAME: v.optional(Line), // who is responsible: a person, a school, an association
  HOST_CONTACT: v.optional(Line), // an e-mail address, or that of a page
  LEGAL_DIR: v.optional(v.string()), // whose privacy.en.md, terms.fr.md, … take the place of our texts
};

const LegalEnv = v.object({ HOST_NAME: LEGAL_SETTINGS.HOST_NAME, HOST_CONTACT: LEGAL_SETTINGS.HOST_CONTACT });

export interface Host {
  readonly name: string | null;
  readonly contact: string | null;
}

export function hostOf({ HOST_NAME, HOST_CONTACT }: v.InferOutput<typeof LegalEnv>): Host {
  return { name: HOST_NAME ?? null, contact: HOST_CONTACT ?? null };
}

/** On the edge, where settings are not read at the door: nobody, too, when they are wrong. */
export function readHost(source: Readonly<Record<string, unknown>>): Host {
  const parsed = v.safeParse(LegalEnv, source);
  return parsed.success ? hostOf(parsed.output) : { name: null, contact: null };
}
