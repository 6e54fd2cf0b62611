// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("fr");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  status: {
    online: "En ligne",
    playing: "En match",
    offline: "Hors ligne",
    since: ({ when }) => `Hors ligne depuis le ${when}`,
  },
  actions: {
    profile: "Profil",
    watch: "Regarder le match",
    message: "Envoyer un message",
    befriend: "Ajouter aux amis",
    accept: "Accepter la demande",
    decline: "Refuser",
    cancel: "Annuler la demande",
    unfriend: "Retirer des amis",
    block: "Bloquer",
    unblock: "Débloquer",
    report: "Signaler",
  },
  ask: {
    unfriend: ({ name }) => `Retirer ${name} de vos amis ?`,
    block: ({ name }) => `Bloquer ${name} ?`,
  },
  askText: {
    unfriend: "Aucun de vous ne verra plus quand l’autre est en ligne. Cette personne n’en est pas avertie.",
    block: "Cette personne ne pourra plus ni vous écrire, ni vous envoyer de demande, ni vous défier, et vous ne jouerez plus l’un contre l’autre. Vous ne serez plus amis. Un match en cours continue. Elle n’en est pas avertie.",
  },
  blocked: ({ name }) => `${name} est bloqué.`,
  unfriended: ({ name }) => `${name} n’est plus votre ami.`,
  friends: {
    title: "Amis",
    find: "Trouver quelqu’un",
    findText: "Saisissez les premières lettres du nom.",
    name: "Nom",
    nobody: ({ name }) => `Aucun nom de membre ne commence par « ${name} ».`,
    found: ({ count }) => `${plural(count, { "one": `${count} membre trouvé`, "many": `${count} membres trouvés`, "other": `${count} membres trouvés` })}`,
    incoming: "Demandes d’ami",
    outgoing: "Vos demandes",
    asked: ({ when }) => `Envoyée le ${when}`,
    friends: "Vos amis",
    online: ({ count }) => `${plural(count, { "=0": `Personne n’est en ligne.`, "one": `${count} en ligne`, "many": `${count} en ligne`, "other": `${count} en ligne` })}`,
    none: "Pas encore d’amis. Cherchez un nom, ou utilisez le menu à côté d’un nom après un match.",
    blocked: "Bloqués",
    blockedText: "Ces personnes ne peuvent ni vous écrire ni vous défier. Elles n’en sont pas averties.",
    blockedSince: ({ when }) => `Depuis le ${when}`,
    isBlocked: "Bloqué",
    isFriend: "Ami",
    isAsked: "Demande envoyée",
    more: "Afficher plus",
    membersTitle: "Les amis sont réservés aux membres",
    members: "Avec un compte, ajoutez des amis, voyez quand ils sont en ligne et regardez leurs matchs.",
    signUp: "Créer un compte",
  },
  report: {
    title: ({ name }) => `Signaler ${name}`,
    text: ({ name }) => `La modération du site l’examinera. ${name} n’en est pas averti.`,
    reason: "Quel est le problème ?",
    words: "Précisions (facultatif)",
    send: "Envoyer le signalement",
    sent: "Merci. Votre signalement est envoyé.",
    reasons: {
      cheating: "Triche",
      insults: "Insultes",
      spam: "Spam",
      name: "Nom ou image offensants",
      other: "Autre chose",
    },
    around: "Les messages voisins sont joints, pour que le contexte soit clair.",
  },
};
