// What the pages of security ask of the API.
import type { GiveFactor, GiveProof } from "@transcendence/protocol";
import { ask, routes } from "../../api.ts";

const { proof, "second-factor": login } = routes.auth;

export const securityApi = {
  factorsAsked: () => ask(login.$get()),
  giveFactor: (given: GiveFactor) => ask(login.$post({ json: given })),
  mailLoginCode: () => ask(login.email.$post()),

  proofAsked: () => ask(proof.$get()),
  prove: (given: GiveProof) => ask(proof.$post({ json: given })),
  mailProofCode: () => ask(proof.email.$post()),
};
