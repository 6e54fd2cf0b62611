// Who runs this arena, and what they say instead of our privacy policy and terms.
import {
  type Language,
  LANGUAGES,
  type LegalAnswer,
  type LegalDocument,
  LegalParams,
  LegalQuery,
} from "@transcendence/protocol";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { route } from "../http/route.ts";
import { validate } from "../validate.ts";

const TEXT_LIMIT = 100_000; // characters

export function legalRoutes(deps: Deps) {
  return new Hono().get(
    "/:document",
    route(deps, {
      who: "anyone",
      does: "who runs this arena, and their own text of `privacy` or `terms`, if there is one",
    }),
    validate("param", LegalParams),
    validate("query", LegalQuery),
    async (c) => {
      const { document } = c.req.valid("param");
      const answer: LegalAnswer = {
        site: new URL(deps.publicUrl).host,
        host: deps.legal.host,
        own: await readOwn(deps, document, c.req.valid("query").language),
      };
      c.header("Cache-Control", "public, max-age=300");
      return c.json(answer, 200);
    },
  );
}

/** A host who wrote in one language only means it for everybody: ours beside it would say something else. */
async function readOwn({ legal }: Deps, document: LegalDocument, wanted: Language): Promise<LegalAnswer["own"]> {
  for (const language of new Set([wanted, ...LANGUAGES])) {
    const text = await legal.read(`${document}.${language}.md`);
    if (text !== null && text.trim() !== "") return { text: text.slice(0, TEXT_LIMIT), language };
  }
  return null;
}
