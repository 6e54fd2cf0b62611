// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  updated: "À jour au 21 novembre 2026",
  otherLanguage: "La personne qui gère ce site n’a publié ce texte que dans une langue.",
  privacy: {
    title: "Confidentialité",
    lead: "Ce que ce site sait de vous, pendant combien de temps, et qui peut le voir.",
    sections: {
      inShort: {
        title: "En bref",
        text: "Pas de publicité, pas de traceurs, rien qui vienne d’autres sites, rien n’est vendu. Vous pouvez jouer sans rien dire de vous. Ce qui est conservé à votre sujet, vous le voyez, l’emportez et le supprimez vous-même, à la page [Vos données](/account/privacy).",
      },
      whoIsResponsible: {
        title: "Qui est responsable",
        text: ({ contact, name, named, reachable, site }) => `${{ "yes": `${site} est géré par **${name}**, qui en est responsable.`, "other": `La personne qui gère ${site} n’a pas encore donné son nom. Elle en est responsable.` }[named]}${{ "yes": ` Contact : ${contact}.`, "other": `` }[reachable]} Ce texte décrit ce que le logiciel fait de lui-même. Si les personnes qui gèrent le site font autre chose, c’est à elles de vous le dire.`,
      },
      ifYouJustPlay: {
        title: "Si vous jouez simplement",
        text: "Vous devenez un invité au nom inventé. Sont conservés ce nom, un identifiant, vos matchs, et le fait que votre navigateur est celui de cet invité. Un invité dont le navigateur n’est pas revenu depuis un an, et qui n’a terminé aucun match, est effacé.",
      },
      ifYouSignUp: {
        title: "Si vous créez un compte",
        text: "Sont aussi conservés votre nom, votre mot de passe sous la forme d’une empreinte irréversible, et ce que vous choisissez de donner : une adresse e-mail, une image (sans ce que l’appareil y a inscrit), un pays, quelques mots sur vous. Pour chaque navigateur connecté : le début, la dernière utilisation et la façon dont le navigateur se présente. Pour un second facteur : son secret, chiffré. Tout cela sert à faire fonctionner le compte et à n’y laisser entrer personne d’autre ; il n’y a pas d’autre but.",
      },
      matches: {
        title: "Les matchs",
        text: "Chaque match est conservé avec son résultat et son enregistrement : quelles touches ont été pressées, et quand. Quiconque a l’adresse d’un match peut le regarder. La page d’un membre montre à tous ses matchs terminés, ses victoires et ses défaites.",
      },
      whoSeesWhat: {
        title: "Qui voit quoi",
        text: "- **Tout le monde** : nom, image, pays, présentation, matchs.\n- **Vous seul** : adresse, sessions, services liés, jetons d’API.\n- **Les personnes qui gèrent le site** peuvent lire sa base de données. Mots de passe, jetons et codes n’y sont pas lisibles.\n- **Un service de connexion** (42, Google, GitHub ou un autre), si vous vous connectez par lui : il apprend que vous l’avez fait, et nous donne un identifiant, un nom et parfois une adresse.\n- **Un service d’envoi** achemine les e-mails concernant votre compte. Il n’y en a pas d’autres.",
      },
      cookies: {
        title: "Cookies",
        text: "Seulement ceux qui sont nécessaires ; personne ne vous demande donc votre avis à leur sujet.\n\n- **session** : votre session est ouverte, ou vous êtes cet invité. Pour les invités, un an après la dernière utilisation ; pour les membres, 30 jours et un an au plus.\n- **login-…**, **journey-…**, **introduction-…** : dix minutes, pendant la connexion ; un par onglet.\n- **former-guest** : un jour après votre connexion, pour pouvoir reprendre les matchs d’un invité.\n\nVos réglages (langue, couleurs, touches, sons) restent dans votre navigateur et ne sont envoyés nulle part.",
      },
      networkAddressesAndLogs: {
        title: "Adresses réseau et journaux",
        text: "Votre adresse réseau est nécessaire pour vous répondre. Elle n’est pas conservée : pour empêcher de deviner, les essais sont comptés sous une clé calculée à partir d’elle, qui ne permet pas de la retrouver, pendant un jour au plus. Le logiciel n’écrit pas de journal des pages ouvertes. Ceux qui transportent les échanges, un fournisseur d’accès ou un serveur intermédiaire, peuvent tenir leurs propres journaux.",
      },
      howLong: {
        title: "Combien de temps",
        text: "- Votre compte : jusqu’à ce que vous le supprimiez.\n- Après votre demande de suppression : sept jours pour changer d’avis, puis il disparaît.\n- Liens dans les e-mails : d’une heure à sept jours. E-mails : jusqu’à leur remise, quatre jours au plus.\n- Les matchs restent, car ils sont aussi ceux de vos adversaires. « Un ancien joueur » prend votre place.\n- Les sauvegardes de ceux qui gèrent le site peuvent contenir des données plus anciennes jusqu’à leur remplacement.",
      },
      yourRights: {
        title: "Vos droits",
        text: "À la page [Vos données](/account/privacy), vous voyez tout, le téléchargez, devenez anonyme ou supprimez votre compte. Pour le reste (rectification, opposition, question), écrivez à la personne qui gère le site. Vous pouvez aussi saisir l’autorité de protection des données de votre lieu de résidence. Dans l’Union européenne, tout cela repose sur le contrat que constitue l’inscription (article 6, paragraphe 1, point b du RGPD) et, pour le comptage des essais, sur l’intérêt d’un service sûr (point f).",
      },
    },
  },
  terms: {
    title: "Conditions",
    lead: "Courtes, et à prendre au sérieux.",
    sections: {
      whoYouAreDealingWith: {
        title: "À qui vous avez affaire",
        text: ({ contact, name, named, reachable, site }) => `${{ "yes": `${site} est géré par **${name}**, qui en est responsable.`, "other": `La personne qui gère ${site} n’a pas encore donné son nom. Elle en est responsable.` }[named]}${{ "yes": ` Contact : ${contact}.`, "other": `` }[reachable]} Le logiciel est libre (licence MIT) et n’a pas forcément été écrit par cette personne.`,
      },
      playing: {
        title: "Jouer",
        text: "Vous pouvez jouer ici gratuitement, avec ou sans compte. Jouez vous-même : aucun programme n’appuie sur vos touches, sauf si tous les participants du match le savent. Ne gênez pas le site pour les autres.",
      },
      namesPicturesWords: {
        title: "Noms, images, textes",
        text: "Ce que vous montrez aux autres doit être à vous. Pas d’insultes, pas de menaces, rien d’illégal, ne vous faites passer pour personne. Les personnes qui gèrent le site peuvent retirer de tels contenus, et fermer un compte qui récidive.",
      },
      yourAccount: {
        title: "Votre compte",
        text: "Gardez votre mot de passe pour vous. Personne ici ne vous le demande jamais. Vous pouvez partir à tout moment, à la page [Vos données](/account/privacy). Si vous êtes trop jeune pour accepter ceci là où vous vivez, demandez d’abord à vos parents.",
      },
      whatIsPromised: {
        title: "Aucune garantie",
        text: "Le site est géré avec soin, mais il peut tomber en panne, changer ou s’arrêter, et des résultats peuvent être perdus. Personne n’en répond au-delà de ce que la loi impose : faute intentionnelle, négligence grave, atteinte aux personnes.",
      },
      changes: {
        title: "Changements",
        text: "Si ces conditions changent de façon importante, les membres dont l’adresse est confirmée sont prévenus auparavant. Le droit du lieu où le site est exploité s’applique, et vos droits de consommateur là où vous vivez restent les mêmes.",
      },
    },
  },
  about: {
    title: "À propos",
    lead: "Pong pour tout le monde : gratuit, sans publicité, dans votre navigateur.",
    sections: {
      theSite: {
        title: "Ce site",
        text: ({ contact, name, named, reachable, site }) => `${{ "yes": `${site} est géré par **${name}**.`, "other": `La personne qui gère ${site} n’a pas encore donné son nom.` }[named]}${{ "yes": ` Contact : ${contact}.`, "other": `` }[reachable]} Vous pouvez jouer avec ou sans compte. Le reste est sous [Confidentialité](/privacy) et [Conditions](/terms).`,
      },
      howToPlay: {
        title: "Ce que vous pouvez faire ici",
        text: "Jouer contre n’importe qui, contre un ami ou contre l’ordinateur, sur cet écran ou en ligne. Les matchs classés comptent pour les [classements](/leaderboards), les [tournois](/tournaments) réunissent beaucoup de joueurs, et tout le monde peut [regarder](/live). Les joueurs virtuels regardent le jeu une fois par seconde et appuient sur des touches, comme vous : [voyez comment ils pensent](/computers).",
      },
      theSoftware: {
        title: "Le logiciel",
        text: "Ce site fonctionne avec Transcendence, un logiciel libre sous licence MIT : chacun peut l’utiliser, l’étudier, le modifier et le partager.",
      },
      yourOwn: {
        title: "Héberger le vôtre",
        text: "Une école, un club ou une famille peut avoir son propre site. Une commande le lance sur un ordinateur avec Node ; les conteneurs et Cloudflare conviennent aussi. La documentation est fournie avec le logiciel.",
      },
      forPrograms: {
        title: "Pour les programmes",
        text: "Les membres peuvent créer des jetons d’API sous [Sécurité](/account/security). Leurs scripts peuvent alors lire leurs matchs et en créer.",
      },
    },
  },
};
