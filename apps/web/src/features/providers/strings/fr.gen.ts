// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  some: "le fournisseur",
  or: "ou",
  continueWith: ({ provider }) => `Continuer avec ${provider}`,
  proveWith: ({ provider }) => `Confirmer avec ${provider}`,
  title: "Se connecter par ailleurs",
  text: "Les comptes d’autres sites qui ouvrent celui-ci. Rien n’est jamais lié sans vous.",
  since: ({ linked, used }) => `Lié le ${linked}, dernière utilisation le ${used}.`,
  notConfigured: "L’arène ne propose plus ce fournisseur. Il n’ouvre plus rien.",
  notLinked: "Non lié.",
  link: "Lier",
  linkTo: ({ provider }) => `Lier ${provider}`,
  unlink: "Délier",
  unlinkFrom: ({ provider }) => `Délier ${provider}`,
  unlinked: ({ provider }) => `${provider} n’ouvre plus votre compte.`,
  problems: {
    access_denied: ({ provider }) => `${provider} vous a renvoyé sans réponse. Vous pouvez réessayer, ou entrer autrement.`,
    login_expired: ({ provider }) => `Le retour de ${provider} a pris trop de temps, ou a commencé dans un autre navigateur. Recommencez.`,
    other_identity: ({ provider }) => `Chez ${provider}, vous êtes connecté sous une autre identité.`,
    linked_already: ({ provider }) => `Votre compte est déjà lié à une autre identité chez ${provider}. Déliez d’abord celle-là.`,
  },
  signUp: {
    title: "Vous y êtes presque",
    lead: ({ provider }) => `${provider} vous connaît. L’arène, pas encore.`,
    name: "Votre nom ici",
    as: ({ label, provider }) => `Vous venez de ${provider} en tant que ${label}. À vous de choisir ce que les autres voient.`,
    keepEmail: ({ email }) => `M’écrire à ${email}`,
    keepEmailHint: "Seulement au sujet de votre compte : ses changements, et un moyen d’y revenir si vous êtes bloqué.",
    welcome: ({ name }) => `Bienvenue, ${name}.`,
    tooLate: {
      title: "C’était trop long",
      text: "La présentation par votre fournisseur dure dix minutes, dans le navigateur où elle a commencé. Recommencez.",
    },
    known: {
      title: "Vous avez peut-être déjà un compte",
      text: ({ email, provider }) => `Un compte d’ici a prouvé que l’adresse ${email} est la sienne. S’il est à vous, connectez-vous : ${provider} pourra y être lié.`,
      insist: "Créer un autre compte",
    },
    linkHere: {
      title: ({ provider }) => `Lier ${provider} ?`,
      text: ({ label, name }) => `Désormais, ${label} ouvrira le compte de ${name}.`,
      action: "Lier",
      done: ({ provider }) => `${provider} ouvre désormais votre compte.`,
    },
  },
};
