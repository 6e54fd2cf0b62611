// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  some: "le service de connexion",
  or: "ou",
  continueWith: ({ provider }) => `Continuer avec ${provider}`,
  proveWith: ({ provider }) => `Confirmer avec ${provider}`,
  title: "Services liés",
  text: "Les comptes d’autres services avec lesquels vous pouvez vous connecter. Rien n’est lié sans vous.",
  since: ({ linked, used }) => `Lié le ${linked}, dernière utilisation le ${used}.`,
  notConfigured: "Ce service n’est plus proposé ici. Il ne permet plus de se connecter.",
  notLinked: "Non lié",
  link: "Lier",
  linkTo: ({ provider }) => `Lier ${provider}`,
  unlink: "Délier",
  unlinkFrom: ({ provider }) => `Délier ${provider}`,
  unlinked: ({ provider }) => `${provider} n’est plus lié à votre compte.`,
  problems: {
    access_denied: ({ provider }) => `${provider} n’a pas confirmé votre connexion. Réessayez, ou connectez-vous autrement.`,
    login_expired: ({ provider }) => `La connexion avec ${provider} a pris trop de temps, ou a commencé dans un autre navigateur. Recommencez.`,
    other_identity: ({ provider }) => `Vous utilisez un autre compte chez ${provider}.`,
    linked_already: ({ provider }) => `Un autre compte ${provider} est déjà lié. Déliez-le d’abord.`,
  },
  signUp: {
    title: "Vous y êtes presque",
    lead: ({ provider }) => `${provider} a confirmé votre connexion. Choisissez un nom pour terminer.`,
    name: "Votre nom ici",
    as: ({ label, provider }) => `Vous êtes ${label} chez ${provider}. Choisissez ce que les autres voient ici.`,
    keepEmail: ({ email }) => `Utiliser ${email} pour ce compte`,
    keepEmailHint: "Seulement pour votre compte : ses changements et la réinitialisation du mot de passe.",
    welcome: ({ name }) => `Bienvenue, ${name}.`,
    tooLate: {
      title: "L’inscription a expiré",
      text: "Vous avez dix minutes, dans le navigateur où vous avez commencé. Recommencez.",
    },
    known: {
      title: "Vous avez peut-être déjà un compte",
      text: ({ email, provider }) => `${email} appartient à un compte d’ici. S’il est à vous, connectez-vous pour lier ${provider}.`,
      insist: "Créer un autre compte",
    },
    linkHere: {
      title: ({ provider }) => `Lier ${provider} ?`,
      text: ({ label, name }) => `Vous pourrez vous connecter au compte de ${name} en tant que ${label}.`,
      action: "Lier",
      done: ({ provider }) => `Vous pouvez maintenant vous connecter avec ${provider}.`,
    },
  },
};
