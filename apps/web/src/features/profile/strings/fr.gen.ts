// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const ordinalRules = new Intl.PluralRules("fr", { type: "ordinal" });
const ordinal = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[ordinalRules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  edit: {
    picture: "Photo",
    pictureText: "Affichée à côté de votre nom. Sans photo, vous avez un motif généré.",
    file: "Choisir une image",
    camera: "Utiliser l’appareil photo",
    cameraInsecure: "L’appareil photo ne fonctionne qu’en https, et cette page est en http. Choisissez plutôt un fichier.",
    removePicture: "Retirer la photo",
    pictureSaved: "Photo enregistrée.",
    pictureRemoved: "Photo supprimée.",
    name: "Nom",
    nameText: "Il fait partie de l’adresse de votre page.",
    changeName: "Changer de nom",
    publicPage: "Voir votre page publique",
    about: "À propos de vous",
    aboutText: "Tout le monde peut le lire sur votre page.",
    biography: "Présentation",
    biographyHint: "Du texte simple, sans liens. Les retours à la ligne sont conservés.",
    used: ({ most, used }) => `${used} sur ${most}`,
    tooLong: ({ most }) => `Trop long : ${most} caractères au plus.`,
    country: "Pays",
    noCountry: "Non affiché",
    saved: "Enregistré.",
  },
  crop: {
    title: "Recadrer l’image",
    stage: "Votre image. Les flèches la déplacent, plus et moins règlent le zoom.",
    hint: "Faites-la glisser. Zoomez avec la molette, deux doigts, ou plus et moins.",
    zoom: "Zoom",
    percent: ({ value }) => `${value} %`,
    use: "Utiliser cette image",
    uploading: "Envoi",
  },
  camera: {
    title: "Avec l’appareil photo",
    asking: "En attente de l’appareil photo…",
    take: "Prendre la photo",
    denied: "Le navigateur a bloqué l’appareil photo. Autorisez-le pour ce site, puis réessayez.",
    missing: "Aucun appareil photo trouvé, ou un autre programme s’en sert.",
  },
  page: {
    since: ({ month }) => `Membre depuis ${month}`,
    edit: "Modifier mon profil",
    about: "À propos",
    figures: "Bilan",
    figuresText: "Matchs terminés, sauf contre des invités.",
    rated: {
      quick: "Rapide, classés",
      classic: "Classique, classés",
    },
    casual: "Amicaux, contre des personnes",
    computers: "Contre les joueurs virtuels",
    won: "gagnés",
    lost: "perdus",
    matches: "Matchs",
    none: "Aucun match terminé",
    noneText: "Les matchs terminés s’afficheront ici.",
    result: ({ name, others, theirs }) => `${name} ${theirs}, l’adversaire ${others}`,
    howWon: {
      won: "",
      resigned: ", abandon de l’adversaire",
      claimed: ", absence de l’adversaire",
    },
    howLost: {
      won: "",
      resigned: ", par abandon",
      claimed: ", par absence",
    },
    missing: "Joueur introuvable",
    missingText: "Le nom est peut-être mal écrit, ou son propriétaire en a changé. Les invités n’ont pas de page.",
    trophies: "Trophées",
    trophy: ({ players, rank }) => `${ordinal(rank, { "one": `${rank}er`, "other": `${rank}e` })} sur ${players}`,
  },
};
