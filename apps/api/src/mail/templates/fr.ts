import type { MailFrame } from "../content.ts";
import type { SecurityChange } from "../security-changes.ts";
import { dayOf, type MailTemplates } from "./en.ts";

export const frame: MailFrame = {
  from: (site) => `Transcendence, ${site}. Inutile de répondre à ce message : personne ne lit les réponses.`,
};

const CHANGES: Readonly<Record<SecurityChange, string>> = {
  totp_on: "désormais, la connexion demande un code de votre application d’authentification.",
  totp_off: "la connexion ne demande plus de code de votre application d’authentification.",
  email_codes_on: "désormais, la connexion demande un code envoyé à cette adresse.",
  email_codes_off: "la connexion ne demande plus de code par e-mail.",
  recovery_codes_made: "de nouveaux codes de secours ont été créés. Les anciens ne valent plus.",
  recovery_code_used: "l’un de vos codes de secours a été utilisé. Il ne servira plus.",
  second_factor_failed:
    "quelqu’un a passé votre mot de passe ou votre fournisseur, puis a donné des codes faux, qui n’ont rien ouvert.",
  api_token_made: "une clé pour programmes a été créée. Elle peut faire en votre nom ce que vous avez choisi.",
  identity_linked: "un compte d’un autre site a été lié : qui s’y connecte entre aussi ici.",
  identity_unlinked: "un compte d’un autre site a été délié : il n’ouvre plus le vôtre.",
};

export const templates: MailTemplates = {
  verifyEmail: ({ name, link }) => ({
    subject: "Confirmez votre adresse",
    before: [
      `Bonjour ${name},`,
      "merci de confirmer que cette adresse est la vôtre. Elle pourra alors vous rouvrir la porte si vous oubliez votre mot de passe.",
    ],
    action: { label: "Confirmer l’adresse", link },
    after: [
      "Le lien sert une seule fois, pendant sept jours. Si vous n’avez pas créé de compte, ignorez ce message : rien d’autre ne sera envoyé ici.",
    ],
  }),

  addressInUse: ({ name, link }) => ({
    subject: "Vous avez déjà un compte",
    before: [
      `Bonjour ${name},`,
      "quelqu’un, sans doute vous, vient de donner cette adresse pour un nouveau compte. Elle appartient déjà au vôtre ; le nouveau est donc resté sans adresse.",
    ],
    action: { label: "Se connecter", link },
    after: ["Si ce n’était pas vous, il n’y a rien à faire : votre compte n’a pas changé."],
  }),

  changeEmail: ({ name, link }) => ({
    subject: "Confirmez votre nouvelle adresse",
    before: [`Bonjour ${name},`, "merci de confirmer que les messages de votre compte doivent désormais arriver ici."],
    action: { label: "Utiliser cette adresse", link },
    after: [
      "Le lien sert une seule fois, pendant un jour. Si vous n’avez rien demandé, ignorez ce message : rien ne change.",
    ],
  }),

  emailChangeAsked: ({ name, email, link }) => ({
    subject: "Votre adresse va changer",
    before: [
      `Bonjour ${name},`,
      `quelqu’un de connecté à votre compte a demandé que ses messages aillent désormais à ${email}. Ce sera fait dès que la demande y sera confirmée.`,
    ],
    action: { label: "Voir mon compte", link },
    after: [
      "Si ce n’était pas vous, changez tout de suite votre mot de passe : cela ferme toutes les autres sessions et arrête le changement.",
    ],
  }),

  emailChanged: ({ name, email }) => ({
    subject: "Votre adresse a été changée",
    before: [
      `Bonjour ${name},`,
      `les messages de votre compte vont désormais à ${email}. Celui-ci est le dernier à arriver ici.`,
    ],
    after: ["Si ce n’était pas vous, écrivez à la personne qui tient ce site."],
  }),

  resetPassword: ({ name, link }) => ({
    subject: "Choisissez un nouveau mot de passe",
    before: [
      `Bonjour ${name},`,
      "quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Vous pouvez le choisir ici :",
    ],
    action: { label: "Choisir un mot de passe", link },
    after: [
      "Le lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.",
    ],
  }),

  passwordChanged: ({ name, link }) => ({
    subject: "Votre mot de passe a été changé",
    before: [
      `Bonjour ${name},`,
      "votre mot de passe vient d’être changé, et toutes les autres sessions ont été fermées.",
    ],
    action: { label: "Ce n’était pas moi", link },
    after: ["Si c’était vous, il n’y a rien à faire."],
  }),

  loginCode: ({ name, code }) => ({
    subject: "Votre code",
    before: [`Bonjour ${name},`, "voici le code qui vous est demandé :"],
    code,
    after: [
      "Il vaut dix minutes, et une seule fois. Personne ici ne vous le demandera jamais. Si vous n’êtes pas en train de vous connecter, quelqu’un connaît votre mot de passe : changez-le.",
    ],
  }),

  securityChanged: ({ name, change, link }) => ({
    subject: "À propos de la sécurité de votre compte",
    before: [`Bonjour ${name},`, CHANGES[change]],
    action: { label: "Voir la sécurité de mon compte", link },
    after: [
      "Si c’était vous, il n’y a rien à faire. Sinon, changez tout de suite votre mot de passe et fermez toutes les autres sessions.",
    ],
  }),

  deleteAccount: ({ name, link }) => ({
    subject: "Supprimer votre compte ?",
    before: [
      `Bonjour ${name},`,
      "quelqu’un de connecté à votre compte, sans doute vous, a demandé sa suppression. Confirmez-la ici :",
    ],
    action: { label: "Supprimer le compte", link },
    after: [
      "Ensuite, vous aurez sept jours pour changer d’avis. Le lien sert une seule fois, pendant un jour. Si ce n’était pas vous, n’y touchez pas et changez votre mot de passe.",
    ],
  }),

  deletionBegun: ({ name, until, link }) => ({
    subject: "Votre compte va être supprimé",
    before: [
      `Bonjour ${name},`,
      `votre compte et tout ce qui en dépend seront supprimés le ${dayOf(until, "fr")}. D’ici là, vous pouvez vous connecter et le garder.`,
    ],
    action: { label: "Garder mon compte", link },
    after: ["Tous les navigateurs ont été déconnectés. Si vous voulez partir, il n’y a rien à faire."],
  }),

  anonymised: ({ name }) => ({
    subject: "Votre compte n’existe plus",
    before: [
      `Bonjour ${name},`,
      "comme demandé, votre compte a été rendu anonyme : nom, adresse, mot de passe, image et tous les accès ont disparu. Ses matchs restent, sous un nom que personne ne connaît.",
    ],
    after: ["C’est définitif, et ce message est le dernier à arriver ici."],
  }),
};
