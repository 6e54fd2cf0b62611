// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  play: "Trouver un adversaire",
  classic: "Classique",
  text: "Vous trouve un adversaire tout de suite. Un match Rapide dure deux minutes, un match Classique cinq. Tout le monde peut regarder.",
  searching: ({ what }) => `Recherche d’un adversaire (${what})…`,
  rated: "Match classé",
  yourRatings: ({ classic, quick }) => `Vos classements : Rapide ${quick}, Classique ${classic}.`,
  guestsCasual: "Vous jouez des matchs amicaux.",
  signUp: "Créer un compte pour jouer des matchs classés",
  you: ({ who }) => `Vous : ${who}`,
  unrated: "pas encore classé",
  ms: ({ ms }) => `${ms} ms`,
  foundWho: ({ who }) => `Adversaire trouvé : ${who}`,
  waited: "Temps d’attente",
  held: ({ seconds }) => `Vous avez manqué des matchs. La recherche reprendra dans ${seconds} s.`,
  reasons: {
    taken_over: "La recherche continue dans un autre onglet.",
    members_only: "Les matchs classés sont réservés aux membres. Créez un compte ou jouez un match amical.",
    overloaded: "Trop de matchs se jouent en ce moment sur ce serveur. Réessayez dans une minute.",
    failed: "La recherche s’est arrêtée. Réessayez.",
  },
  hereNow: ({ matches, people }) => `${people} ${plural(people, { "one": `personne`, "many": `personnes`, "other": `personnes` })} en ligne · ${matches} ${plural(matches, { "one": `match`, "many": `matchs`, "other": `matchs` })} en cours`,
  nobodyElse: "Personne d’autre n’est là pour l’instant. Jouez contre l’ordinateur, envoyez un lien à un ami, ou attendez.",
  live: "Matchs en cours",
  own: "Règles personnalisées",
  kinds: {
    quick: "Rapide",
    classic: "Classique",
  },
  spectators: ({ count }) => `${count} ${plural(count, { "one": `spectateur`, "many": `spectateurs`, "other": `spectateurs` })}`,
  found: "Adversaire trouvé",
  foundText: ({ name }) => `${name} vous attend. Le match est annulé si vous n’arrivez pas dans les dix secondes.`,
  playNow: "Jouer",
  stay: "Rester ici",
  meanwhileText: "La recherche continue : nous vous préviendrons dès qu’un adversaire arrive.",
  didNotCome: ({ name }) => `${name} n’est pas là. Recherche d’un autre adversaire.`,
  searchTitle: "Recherche d’un adversaire",
};
