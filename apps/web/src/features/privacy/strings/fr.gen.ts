// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  consent: "En créant un compte, vous acceptez :",
  nothing: {
    title: "Rien n’est conservé à votre sujet",
    text: "Vous n’avez pas encore joué depuis ce navigateur, et personne n’y est connecté.",
  },
  guestLead: ({ name }) => `Vous êtes ici en invité, sous le nom ${name}, sans compte.`,
  stored: {
    title: "Ce qui est conservé à votre sujet",
    text: "Tout ce que nous conservons sur vous, à cet instant.",
    loading: "Chargement…",
    entries: ({ count }) => `${count} ${plural(count, { "one": `entrée`, "many": `d’entrées`, "other": `entrées` })}`,
    more: ({ count }) => `Et ${count} de plus, dans le fichier.`,
  },
  take: {
    title: "Téléchargez vos données",
    text: "Un seul fichier qui contient tout : pour des programmes, ou à lire.",
    json: "Télécharger en JSON",
    page: "Télécharger en page web",
    failed: "Le téléchargement a échoué. Réessayez dans un instant.",
  },
  anonymise: {
    title: "Devenir anonyme",
    text: "Efface votre nom, votre adresse, votre mot de passe, votre photo, votre présentation et tous les moyens de connexion. Vous restez invité dans ce navigateur, sous un nom inventé, avec vos matchs.",
    action: "Me rendre anonyme",
    askTitle: "Devenir anonyme ?",
    askText: "Votre compte disparaît aussitôt, partout. C’est définitif.",
    done: ({ name }) => `Vous êtes désormais ${name}.`,
  },
  remove: {
    title: "Supprimer votre compte",
    text: "Supprime votre compte et tout ce qu’il contient. Dans les matchs de vos adversaires, vous devenez « un ancien joueur ». Vous avez sept jours pour changer d’avis.",
    action: "Supprimer mon compte",
    askTitle: "Supprimer votre compte ?",
    askText: "Toutes vos sessions seront fermées et vos jetons d’API ne fonctionneront plus. Pendant sept jours, vous pourrez vous connecter et garder votre compte.",
    mailed: ({ email }) => `Un e-mail vient d’être envoyé à ${email}. Ouvrez son lien pour supprimer le compte. Il est valable un jour.`,
  },
  forget: {
    title: "Supprimer mes données",
    text: "Supprime cet invité aussitôt. Dans les matchs de vos adversaires, vous devenez « un ancien joueur ».",
    action: "Supprimer mes données",
    askTitle: "Supprimer cet invité ?",
    askText: "C’est définitif : un invité n’a pas de mot de passe.",
    done: "Vos données ont été supprimées.",
  },
  confirm: {
    title: "Supprimer votre compte ?",
    message: "Toutes vos sessions seront fermées. Pendant sept jours, vous pourrez vous connecter et garder votre compte.",
    action: "Supprimer mon compte",
    doneTitle: "Suppression programmée",
    doneText: ({ when }) => `Votre compte sera supprimé le ${when}. Pour le garder, connectez-vous avant.`,
    home: "Retour à l’accueil",
  },
  leaving: {
    title: ({ when }) => `Votre compte sera supprimé le ${when}.`,
    keep: "Garder mon compte",
    kept: "Votre compte est conservé.",
  },
};
