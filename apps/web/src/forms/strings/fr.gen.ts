// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Encore une étape",
  lead: "Votre compte a un second facteur.",
  action: "Se connecter",
  expired: {
    title: "La connexion a expiré",
    text: "Le code est valable dix minutes, avec quatre erreurs au plus. Recommencez.",
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
    toSend: ({ email }) => `Nous enverrons un code à ${email}.`,
    send: "Envoyer le code",
    again: "En envoyer un autre",
    sent: ({ email }) => `Envoyé à ${email}. Valable dix minutes, une seule fois.`,
  },
  recovery: {
    label: "Code de secours",
    hint: "L’un de vos dix codes de secours. Chacun ne sert qu’une fois.",
    instead: "Utiliser un code de secours",
  },
};
