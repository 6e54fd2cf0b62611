// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Encore une étape",
  lead: "Votre compte est protégé par un second facteur.",
  action: "Se connecter",
  expired: {
    title: "Cette connexion a expiré",
    text: "Un code peut être donné pendant dix minutes, et quatre fois faux. Recommencez avec votre mot de passe ou votre fournisseur.",
    action: "Se connecter à nouveau",
  },
  totp: {
    label: "Code de votre application d’authentification",
    hint: "Six chiffres, nouveaux toutes les trente secondes.",
    instead: "Utiliser l’application d’authentification",
  },
  email: {
    label: "Code reçu par e-mail",
    hint: "Huit chiffres.",
    instead: "Recevoir un code par e-mail",
    toSend: ({ email }) => `Un code sera envoyé à ${email}.`,
    send: "Envoyer le code",
    again: "En envoyer un autre",
    sent: ({ email }) => `Envoyé à ${email}. Il vaut dix minutes, et une seule fois.`,
  },
  recovery: {
    label: "Code de secours",
    hint: "L’un des dix que vous avez gardés. Il ne sert qu’une fois.",
    instead: "Utiliser un code de secours",
  },
};
