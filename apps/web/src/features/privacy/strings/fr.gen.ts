// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  consent: "Ce que vous acceptez, et ce qui est conservé :",
  nothing: {
    title: "Rien n’est conservé à votre sujet",
    text: "Vous n’avez pas encore joué depuis ce navigateur, et personne n’y est connecté.",
  },
  guestLead: ({ name }) => `Vous êtes ici en invité, sous le nom ${name}, sans compte.`,
  stored: {
    title: "Ce qui est conservé à votre sujet",
    text: "Tout, tel que c’est enregistré à cet instant.",
    loading: "Recherche en cours…",
    entries: ({ count }) => `${count} ${plural(count, { "one": `entrée`, "many": `d’entrées`, "other": `entrées` })}`,
    more: ({ count }) => `Et ${count} de plus, dans le fichier.`,
  },
  take: {
    title: "Emportez-le",
    text: "Un seul fichier qui contient tout : pour des programmes, ou à lire.",
    json: "Télécharger en JSON",
    page: "Télécharger en page",
    failed: "Le fichier n’est pas arrivé. Réessayez dans un instant.",
  },
  anonymise: {
    title: "Devenir anonyme",
    text: "Nom, adresse, mot de passe, image, présentation et tous les autres accès sont effacés. Vous restez invité dans ce navigateur, sous un nom inventé, et vos matchs l’accompagnent.",
    action: "Me rendre anonyme",
    askTitle: "Devenir anonyme ?",
    askText: "Votre compte disparaît aussitôt, partout. C’est définitif.",
    done: ({ name }) => `Vous êtes désormais ${name}, et personne ne sait qui c’est.`,
  },
  remove: {
    title: "Supprimer votre compte",
    text: "Avec tout ce qui en dépend. Dans les matchs de vos adversaires, « un ancien joueur » prend votre place. Vous avez sept jours pour changer d’avis.",
    action: "Supprimer mon compte",
    askTitle: "Supprimer votre compte ?",
    askText: "Toutes vos sessions se ferment, et les clés pour programmes ne valent plus. Pendant sept jours, vous pouvez vous connecter et le garder ; ensuite, il disparaît.",
    mailed: ({ email }) => `Un message est en route vers ${email}. Son lien supprime le compte ; il vaut un jour.`,
    begun: ({ when }) => `Votre compte disparaîtra le ${when}. D’ici là, vous pouvez vous connecter et le garder.`,
  },
  forget: {
    title: "Être oublié",
    text: "L’invité que vous êtes est effacé aussitôt. Dans les matchs de vos adversaires, « un ancien joueur » prend votre place.",
    action: "Oubliez-moi",
    askTitle: "Oublier cet invité ?",
    askText: "C’est sans retour : un invité n’a pas de mot de passe.",
    done: "Vous êtes oublié.",
  },
  confirm: {
    title: "Supprimer votre compte ?",
    message: "Toutes vos sessions se ferment. Vous avez ensuite sept jours pour vous connecter et le garder.",
    action: "Supprimer mon compte",
    doneTitle: "Sept jours",
    doneText: ({ when }) => `Votre compte disparaîtra le ${when}. Si vous changez d’avis, connectez-vous avant.`,
    home: "Retour au terrain",
  },
  leaving: {
    title: ({ when }) => `Votre compte sera supprimé le ${when}.`,
    keep: "Garder mon compte",
    kept: "Vous restez. Tant mieux.",
  },
};
