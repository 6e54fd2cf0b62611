// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  from: ({ site }) => `Transcendence, ${site}. Inutile de répondre à ce message : personne ne lit les réponses.`,
  hello: ({ name }) => `Bonjour ${name},`,
  changes: {
    totp_on: "désormais, la connexion demande un code de votre application d’authentification.",
    totp_off: "la connexion ne demande plus de code de votre application d’authentification.",
    email_codes_on: "désormais, la connexion demande un code envoyé à cette adresse.",
    email_codes_off: "la connexion ne demande plus de code par e-mail.",
    recovery_codes_made: "de nouveaux codes de secours ont été créés. Les anciens ne valent plus.",
    recovery_code_used: "l’un de vos codes de secours a été utilisé. Il ne servira plus.",
    second_factor_failed: "quelqu’un a passé votre mot de passe ou votre fournisseur, puis a donné des codes faux, qui n’ont rien ouvert.",
    api_token_made: "une clé pour programmes a été créée. Elle peut faire en votre nom ce que vous avez choisi.",
    identity_linked: "un compte d’un autre site a été lié : qui s’y connecte entre aussi ici.",
    identity_unlinked: "un compte d’un autre site a été délié : il n’ouvre plus le vôtre.",
  },
  mails: {
    verifyEmail: {
      subject: "Confirmez votre adresse",
      before: "merci de confirmer que cette adresse est la vôtre. Elle pourra alors vous rouvrir la porte si vous oubliez votre mot de passe.",
      action: "Confirmer l’adresse",
      after: "Le lien sert une seule fois, pendant sept jours. Si vous n’avez pas créé de compte, ignorez ce message : rien d’autre ne sera envoyé ici.",
    },
    addressInUse: {
      subject: "Vous avez déjà un compte",
      before: "quelqu’un, sans doute vous, vient de donner cette adresse pour un nouveau compte. Elle appartient déjà au vôtre ; le nouveau est donc resté sans adresse.",
      action: "Se connecter",
      after: "Si ce n’était pas vous, il n’y a rien à faire : votre compte n’a pas changé.",
    },
    changeEmail: {
      subject: "Confirmez votre nouvelle adresse",
      before: "merci de confirmer que les messages de votre compte doivent désormais arriver ici.",
      action: "Utiliser cette adresse",
      after: "Le lien sert une seule fois, pendant un jour. Si vous n’avez rien demandé, ignorez ce message : rien ne change.",
    },
    emailChangeAsked: {
      subject: "Votre adresse va changer",
      before: ({ email }) => `quelqu’un de connecté à votre compte a demandé que ses messages aillent désormais à ${email}. Ce sera fait dès que la demande y sera confirmée.`,
      action: "Voir mon compte",
      after: "Si ce n’était pas vous, changez tout de suite votre mot de passe : cela ferme toutes les autres sessions et arrête le changement.",
    },
    emailChanged: {
      subject: "Votre adresse a été changée",
      before: ({ email }) => `les messages de votre compte vont désormais à ${email}. Celui-ci est le dernier à arriver ici.`,
      after: "Si ce n’était pas vous, écrivez à la personne qui tient ce site.",
    },
    resetPassword: {
      subject: "Choisissez un nouveau mot de passe",
      before: "quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Vous pouvez le choisir ici :",
      action: "Choisir un mot de passe",
      after: "Le lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.",
    },
    passwordChanged: {
      subject: "Votre mot de passe a été changé",
      before: "votre mot de passe vient d’être changé, et toutes les autres sessions ont été fermées.",
      action: "Ce n’était pas moi",
      after: "Si c’était vous, il n’y a rien à faire.",
    },
    loginCode: {
      subject: "Votre code",
      before: "voici le code qui vous est demandé :",
      after: "Il vaut dix minutes, et une seule fois. Personne ici ne vous le demandera jamais. Si vous n’êtes pas en train de vous connecter, quelqu’un connaît votre mot de passe : changez-le.",
    },
    securityChanged: {
      subject: "À propos de la sécurité de votre compte",
      action: "Voir la sécurité de mon compte",
      after: "Si c’était vous, il n’y a rien à faire. Sinon, changez tout de suite votre mot de passe et fermez toutes les autres sessions.",
    },
    deleteAccount: {
      subject: "Supprimer votre compte ?",
      before: "quelqu’un de connecté à votre compte, sans doute vous, a demandé sa suppression. Confirmez-la ici :",
      action: "Supprimer le compte",
      after: "Ensuite, vous aurez sept jours pour changer d’avis. Le lien sert une seule fois, pendant un jour. Si ce n’était pas vous, n’y touchez pas et changez votre mot de passe.",
    },
    deletionBegun: {
      subject: "Votre compte va être supprimé",
      before: ({ until }) => `votre compte et tout ce qui en dépend seront supprimés le ${until}. D’ici là, vous pouvez vous connecter et le garder.`,
      action: "Garder mon compte",
      after: "Tous les navigateurs ont été déconnectés. Si vous voulez partir, il n’y a rien à faire.",
    },
    anonymised: {
      subject: "Votre compte n’existe plus",
      before: "comme demandé, votre compte a été rendu anonyme : nom, adresse, mot de passe, image et tous les accès ont disparu. Ses matchs restent, sous un nom que personne ne connaît.",
      after: "C’est définitif, et ce message est le dernier à arriver ici.",
    },
  },
};
