// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  shell: {
    title: "Compte",
    lead: "Votre profil, votre connexion et vos données.",
    parts: "Rubriques du compte",
    profile: "Profil",
    signIn: "Connexion",
    security: "Sécurité",
    privacy: "Vos données",
    outside: {
      title: "Aucune session ouverte",
      text: "Un compte garde votre nom et vos matchs sur tous vos appareils.",
    },
    signUp: "Créer un compte",
    logIn: "Se connecter",
  },
  signInPage: {
    overview: {
      title: "Votre compte",
      lead: ({ name }) => `Vous êtes sur le compte de ${name}.`,
      profile: "Ce que les autres voient : photo, pays, présentation.",
      signIn: "Nom, e-mail, mot de passe et services liés.",
      security: "Second facteur, sessions, jetons d’API.",
      privacy: "Tout ce que nous conservons sur vous : à consulter, télécharger ou supprimer.",
      leave: "Se déconnecter",
      leaveText: "Ferme cette session seulement. Les autres sont sous Sécurité.",
    },
    name: {
      title: "Nom",
      text: "Les autres le voient, et il sert à vous connecter. Personne d’autre ne peut le prendre, ni un nom qui lui ressemble.",
      saved: ({ name }) => `Votre nom est maintenant ${name}.`,
    },
    email: {
      title: "Adresse e-mail",
      text: "Pour tout ce qui concerne votre compte : mot de passe oublié, changements importants. Rien d’autre.",
      none: "Aucune pour l’instant.",
      verified: "Confirmée.",
      unverified: "Pas encore confirmée : elle ne peut pas servir à réinitialiser votre mot de passe.",
      pending: ({ email }) => `${email} la remplacera dès que vous l’aurez confirmée.`,
      send: "Renvoyer l’e-mail",
      sent: ({ email }) => `Un e-mail vient d’être envoyé à ${email}.`,
      change: "Changer d’adresse",
      add: "Ajouter une adresse",
      asked: ({ email }) => `Un e-mail vient d’être envoyé à ${email}. Ouvrez le lien qu’il contient pour confirmer.`,
      mailbox: "Boîte de réception",
    },
    password: {
      title: "Mot de passe",
      text: "Le changer ferme toutes les autres sessions.",
      none: "Vous vous connectez par un autre service et n’avez pas encore de mot de passe. Choisissez-en un pour pouvoir vous en passer.",
      change: "Changer le mot de passe",
      set: "Choisir un mot de passe",
      saved: "Mot de passe changé. Toutes les autres sessions ont été fermées.",
    },
    language: {
      title: "Langue des e-mails",
      text: "Celle des pages se choisit dans le menu, en haut.",
      label: "Langue",
      saved: "Vos e-mails seront désormais dans cette langue.",
    },
    mailbox: {
      title: "Boîte de réception",
      lead: "Les e-mails qui n’ont pas pu partir, car aucun serveur d’envoi n’est configuré. Visible sur ce serveur seulement.",
      empty: "Aucun e-mail",
      emptyText: "Les e-mails qui auraient dû partir s’affichent ici.",
      to: ({ address, when }) => `À ${address}, ${when}`,
      refresh: "Actualiser",
      closed: "La boîte de réception n’est pas disponible : ce serveur envoie ses e-mails, ou vous n’êtes pas sur la machine du serveur.",
    },
  },
};
