// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";
const ordinalRules = new Intl.PluralRules("fr", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Notifications",
  empty: "Aucune notification",
  emptyText: "Les défis, les demandes d’ami, les mentions et les appels à vos matchs de tournoi s’affichent ici.",
  markAll: "Tout marquer comme lu",
  seeAll: "Tout voir",
  more: "Afficher plus",
  unread: "non lue",
  open: "Ouvrir",
  preferences: "Réglages des notifications",
  signIn: "Connectez-vous ou lancez un match pour recevoir des notifications.",
  signInTitle: "Aucune session ouverte",
  shown: ({ count }) => `${plural(count, { "one": `${count} notification`, "other": `${count} notifications` })}`,
  someone: "Quelqu’un",
  text: {
    friend_request: ({ name }) => `${name} vous a envoyé une demande d’ami.`,
    friend_accepted: ({ name }) => `${name} a accepté votre demande d’ami.`,
    challenge: ({ name, options }) => `${name} vous défie : ${options}.`,
    challenge_declined: ({ name }) => `${name} a refusé votre défi.`,
    mention: ({ channel, excerpt, name }) => `${name} vous a mentionné dans ${channel} : ${excerpt}`,
    direct_message: ({ excerpt, name }) => `${name} vous a écrit : ${excerpt}`,
    tournament_call: ({ tournament }) => `On vous appelle pour votre match du tournoi ${tournament}. Confirmez votre présence.`,
    tournament_result: ({ place, players, tournament }) => `Vous terminez ${ordinal(place, { "one": `${place}er`, "other": `${place}e` })} sur ${players} au tournoi ${tournament}.`,
    tournament_invitation: ({ name, tournament }) => `${name} vous invite au tournoi ${tournament}.`,
    pairing: ({ name }) => `Votre match contre ${name} est prêt.`,
  },
  casual: "amical",
  rated: "classé",
  reason: {
    busy: "« Pas le temps pour l’instant. »",
    later: "« Redemandez-moi plus tard. »",
    options: "« Je préfère d’autres options. »",
    rated: "« Je préfère un match classé. »",
    casual: "« Je préfère un match amical. »",
  },
  ways: {
    title: "Notifications",
    text: "Comment vous êtes averti, pour chaque type. Ce que vous désactivez reste dans la liste, marqué comme lu. Enregistré sur le serveur.",
    caption: "Notifications par type",
    kind: "Type",
    site: "Sur le site",
    switch: ({ kind, way }) => `${kind} : ${way}`,
    kinds: {
      friend_request: "Demandes d’ami",
      friend_accepted: "Demandes d’ami acceptées",
      challenge: "Défis",
      challenge_declined: "Défis refusés",
      mention: "Mentions",
      direct_message: "Messages privés",
      tournament_call: "Appels à vos matchs de tournoi",
      tournament_result: "Résultats de tournoi",
      tournament_invitation: "Invitations à un tournoi",
      pairing: "Matchs trouvés",
    },
    email: "E-mail",
    push: "Sur mes appareils",
  },
  challenge: {
    title: ({ name }) => `Défier ${name}`,
    side: "Votre côté",
    sides: {
      random: "Au hasard",
      left: "Gauche",
      right: "Droite",
    },
    send: "Envoyer le défi",
    incoming: ({ name }) => `${name} vous défie`,
    accept: "Accepter",
    decline: "Refuser",
    why: "Motif",
    noReason: "Sans motif",
    waiting: ({ name }) => `En attente de la réponse de ${name}`,
    cancel: "Annuler le défi",
    ready: ({ name }) => `${name} a accepté votre défi`,
    go: "Aller au match",
    later: "Plus tard",
    region: "Défis",
  },
  device: {
    insecure: "Pour recevoir des notifications hors du site, il faut une adresse https.",
    unsupported: "Ce navigateur ne peut pas afficher de notifications quand le site est fermé. Sur iPhone ou iPad, ajoutez d’abord le site à l’écran d’accueil.",
    denied: "Les notifications sont bloquées pour ce site. Autorisez-les dans les réglages du navigateur, puis rechargez la page.",
    off: "Recevez des notifications même quand le site est fermé.",
    on: "Cet appareil reçoit les notifications quand le site est fermé.",
    turnOn: "M’avertir sur cet appareil",
    turnOff: "Ne plus m’avertir sur cet appareil",
    noService: "Ce navigateur n’a pas pu joindre son service de notifications. Réessayez plus tard.",
  },
};
