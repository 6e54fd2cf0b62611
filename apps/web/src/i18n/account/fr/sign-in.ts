import type { AccountCatalogue } from "../en/index.ts";

export const signInPage: AccountCatalogue["signInPage"] = {
  overview: {
    title: "Votre compte",
    lead: (name) => `Vous êtes ${name}.`,
    profile: "Ce que les autres voient de vous : image, pays, quelques mots.",
    signIn: "Nom, adresse, mot de passe, et les fournisseurs qui vous connaissent.",
    security: "Second facteur, appareils, clés pour les programmes.",
    privacy: "Tout ce qui est gardé sur vous, à voir, à emporter ou à supprimer.",
    leave: "Se déconnecter",
    leaveText: "Ferme cette session seulement. Les autres sont sous Sécurité.",
  },
  name: {
    title: "Nom",
    text: "Les autres le voient, et vous vous connectez avec. Il n’est qu’à vous : personne ne peut en prendre un qui lui ressemble.",
    saved: (name) => `Désormais, vous êtes ${name}.`,
  },
  email: {
    title: "Adresse e-mail",
    text: "Pour ce qui touche à votre compte : un mot de passe oublié, un changement que vous devez connaître. Jamais pour autre chose.",
    none: "Aucune pour l’instant.",
    verified: "Confirmée.",
    unverified: "Pas encore confirmée : elle ne peut pas vous rouvrir la porte.",
    pending: (email) => `${email} prendra sa place dès que vous l’aurez confirmée là-bas.`,
    send: "Renvoyer le message",
    sent: (email) => `Un message part vers ${email}.`,
    change: "Changer l’adresse",
    add: "Ajouter l’adresse",
    asked: (email) => `Un message part vers ${email}. Ouvrez son lien pour confirmer.`,
    noMail:
      "Cette arène n’envoie pas de messages : rien ne peut être confirmé. Sur sa propre machine, ils sont dans la boîte aux lettres.",
    mailbox: "Boîte aux lettres",
  },
  password: {
    title: "Mot de passe",
    text: "Un nouveau ferme toutes les autres sessions.",
    none: "Vous entrez par un fournisseur et n’avez pas encore de mot de passe. Avec un mot de passe, vous pourrez aussi vous en passer.",
    change: "Changer le mot de passe",
    set: "Choisir un mot de passe",
    saved: "Votre nouveau mot de passe est en place. Toutes les autres sessions sont fermées.",
  },
  language: {
    title: "Langue des messages",
    text: "Celle des pages se choisit dans le menu, en haut.",
    label: "Langue",
    saved: "Vos messages viendront désormais dans cette langue.",
  },
  mailbox: {
    title: "Boîte aux lettres",
    lead: "Des messages que personne ne porte. Seule cette machine les voit, et tant qu’aucun serveur de messagerie n’est configuré.",
    empty: "Aucun message",
    emptyText: "Ce que l’arène enverrait se trouve ici.",
    to: (address, when) => `À ${address}, ${when}`,
    refresh: "Regarder encore",
    closed: "Il n’y a pas de boîte ici : cette arène envoie ses messages, ou vous venez d’une autre machine.",
  },
};
