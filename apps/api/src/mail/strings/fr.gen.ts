// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  from: ({ site }) => `Transcendence, ${site}. Cet e-mail est automatique : les réponses ne sont pas lues.`,
  hello: ({ name }) => `Bonjour ${name},`,
  changes: {
    totp_on: "La connexion demande désormais un code de votre application d’authentification.",
    totp_off: "La connexion ne demande plus de code de votre application d’authentification.",
    email_codes_on: "La connexion demande désormais un code envoyé à cette adresse.",
    email_codes_off: "La connexion ne demande plus de code par e-mail.",
    recovery_codes_made: "De nouveaux codes de secours ont été créés. Les anciens ne fonctionnent plus.",
    recovery_code_used: "L’un de vos codes de secours a été utilisé. Il ne servira plus.",
    second_factor_failed: "Quelqu’un a franchi votre mot de passe ou votre service lié, puis a saisi de faux codes. L’accès lui a été refusé.",
    api_token_made: "Un jeton d’API a été créé. Il peut faire en votre nom ce que vous avez autorisé.",
    identity_linked: "Un service a été lié à votre compte. Il permet maintenant de s’y connecter.",
    identity_unlinked: "Un service n’est plus lié à votre compte. Il ne permet plus de s’y connecter.",
  },
  mails: {
    verifyEmail: {
      subject: "Confirmez votre adresse",
      before: "Merci de confirmer que cette adresse est la vôtre. Vous pourrez ensuite vous en servir pour réinitialiser votre mot de passe.",
      action: "Confirmer l’adresse",
      after: "Le lien sert une seule fois, pendant sept jours. Si vous n’avez pas créé de compte, ignorez cet e-mail : rien d’autre ne sera envoyé ici.",
    },
    addressInUse: {
      subject: "Vous avez déjà un compte",
      before: "Quelqu’un, sans doute vous, vient de donner cette adresse pour un nouveau compte. Elle appartient déjà au vôtre : le nouveau compte n’a donc pas d’adresse.",
      action: "Se connecter",
      after: "Si ce n’était pas vous, il n’y a rien à faire : votre compte n’a pas changé.",
    },
    changeEmail: {
      subject: "Confirmez votre nouvelle adresse",
      before: "Merci de confirmer que vous voulez recevoir ici les e-mails de votre compte.",
      action: "Utiliser cette adresse",
      after: "Le lien sert une seule fois, pendant un jour. Si vous n’avez rien demandé, ignorez cet e-mail : rien ne change.",
    },
    emailChangeAsked: {
      subject: "Votre adresse va changer",
      before: ({ email }) => `Quelqu’un de connecté à votre compte a demandé que ses e-mails aillent à ${email}. Ce sera fait dès que la demande y sera confirmée.`,
      action: "Voir mon compte",
      after: "Si ce n’était pas vous, changez tout de suite votre mot de passe : cela ferme toutes les autres sessions et arrête le changement.",
    },
    emailChanged: {
      subject: "Votre adresse a été changée",
      before: ({ email }) => `Les e-mails de votre compte vont désormais à ${email}. Celui-ci est le dernier envoyé ici.`,
      after: "Si ce n’était pas vous, écrivez à l’administrateur de ce site.",
    },
    resetPassword: {
      subject: "Choisissez un nouveau mot de passe",
      before: "Quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Choisissez-le ici :",
      action: "Choisir un mot de passe",
      after: "Le lien sert une seule fois, pendant une heure. Si vous n’avez rien demandé, ignorez cet e-mail : votre mot de passe reste le même.",
    },
    passwordChanged: {
      subject: "Votre mot de passe a été changé",
      before: "Votre mot de passe vient d’être changé, et toutes les autres sessions ont été fermées.",
      action: "Ce n’était pas moi",
      after: "Si c’était vous, il n’y a rien à faire.",
    },
    loginCode: {
      subject: "Votre code",
      before: "Votre code de connexion :",
      after: "Valable dix minutes, une seule fois. Personne de ce site ne vous le demandera jamais. Si vous n’êtes pas en train de vous connecter, quelqu’un connaît votre mot de passe : changez-le.",
    },
    securityChanged: {
      subject: "Sécurité de votre compte",
      action: "Voir les réglages de sécurité",
      after: "Si c’était vous, il n’y a rien à faire. Sinon, changez tout de suite votre mot de passe et fermez toutes les autres sessions.",
    },
    deleteAccount: {
      subject: "Supprimer votre compte ?",
      before: "Quelqu’un de connecté à votre compte, sans doute vous, a demandé sa suppression. Confirmez-la ici :",
      action: "Supprimer le compte",
      after: "Ensuite, vous aurez sept jours pour changer d’avis. Le lien sert une seule fois, pendant un jour. Si ce n’était pas vous, n’y touchez pas et changez votre mot de passe.",
    },
    deletionBegun: {
      subject: "Votre compte va être supprimé",
      before: ({ until }) => `Votre compte et tout ce qu’il contient seront supprimés le ${until}. D’ici là, vous pouvez vous connecter et le garder.`,
      action: "Garder mon compte",
      after: "Toutes vos sessions ont été fermées. Si vous voulez toujours le supprimer, vous n’avez rien à faire.",
    },
    anonymised: {
      subject: "Votre compte est anonyme",
      before: "Comme demandé, votre compte est désormais anonyme : nom, adresse, mot de passe, photo et moyens de connexion ont été effacés. Ses matchs restent, sous un nom inventé.",
      after: "C’est définitif, et cet e-mail est le dernier envoyé ici.",
    },
    notification: {
      subject: ({ site }) => `Du nouveau sur ${site}`,
      action: "Ouvrir",
      after: "Vous recevez au plus un e-mail par heure pour chaque type de notification. Vous pouvez les désactiver dans les réglages.",
    },
  },
};
