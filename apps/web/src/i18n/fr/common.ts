import type { Catalogue } from "../en/index.ts";

export const common: Catalogue["common"] = {
  skipToContent: "Aller au contenu",
  home: "Transcendence, page d’accueil",
  mainNavigation: "Principale",
  play: "Jouer",
  myMatches: "Mes matchs",
  settings: "Réglages",
  language: "Langue",
  loading: "Chargement…",
  retry: "Réessayer",
  reload: "Recharger",
  dismiss: "Fermer",
  cancel: "Annuler",
  close: "Fermer",
  save: "Enregistrer",
  problem: "Ça n’a pas marché",
  scoreOf: (left, right) => `${left} à ${right}`,
  errors: {
    bad_request: "L’arène n’a pas compris la demande. Rechargez la page et réessayez.",
    bad_origin: "La demande venait d’un autre site : l’arène l’a refusée.",
    unauthenticated: "Vous n’avez pas encore de session ici. Lancez un match ou choisissez un nom dans les réglages.",
    forbidden: "Ce n’est pas à vous de changer cela.",
    not_found: "Cela n’existe pas, ou n’existe plus.",
    name_invalid:
      "De 2 à 20 lettres ou chiffres, séparés si besoin par une espace, un trait d’union, un point ou une apostrophe.",
    too_many_requests: "Cela fait beaucoup d’un coup. Patientez un instant, puis réessayez.",
    too_large: "C’est plus que ce que l’arène accepte.",
    replay_mismatch: "Ce résultat ne correspond pas à l’enregistrement du match.",
    unavailable: "L’arène n’accède pas à ses archives pour le moment. Rien n’est perdu ; réessayez dans un instant.",
    draining: "L’arène va redémarrer. Réessayez dans une trentaine de secondes.",
    internal: "Quelque chose a lâché de notre côté. Réessayez dans un instant.",
    offline: "L’arène est injoignable. Vérifiez votre connexion et réessayez.",
  },
  crash: {
    title: "La page a planté",
    message: "Une erreur s’est produite sur cette page. Vos matchs sont saufs ; rechargez pour continuer.",
  },
  stale: {
    title: "Une partie de la page n’est pas arrivée",
    message: "L’arène a peut-être été mise à jour, ou la connexion a été coupée. Rechargez pour continuer.",
  },
  notFound: {
    title: "Faute",
    message: "Il n’y a aucune page à cette adresse. Le lien est peut-être mal recopié, ou la page n’existe plus.",
    action: "Retour au court",
  },
};
