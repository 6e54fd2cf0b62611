// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  play: "Jouer contre l’ordinateur",
  playName: ({ name }) => `Jouer contre ${name}`,
  line: ({ line, name }) => `${name} ${line}`,
  choose: "Un autre adversaire",
  chooseTitle: "Votre adversaire",
  level: ({ count, place, rating }) => `Niveau ${place} sur ${count}, classement ${rating}`,
  practise: "S’entraîner hors ligne",
  practiceTitle: ({ name }) => `Entraînement avec ${name}`,
  practiceText: "Sur cet appareil seulement, sans l’arène : rien n’est conservé.",
  meanwhile: ({ name }) => `En attendant, jouer contre ${name}`,
  meanwhileText: "Votre lien reste valable. Quand votre ami arrive, l’entraînement s’arrête.",
  backToWaiting: "Revenir à l’attente",
  arrived: ({ name }) => `${name} est là. L’entraînement est terminé.`,
  page: {
    title: "Comment ils pensent",
    lead: "Les joueurs de l’ordinateur voient le jeu une fois par seconde, et pressent des touches comme vous.",
    mind: "Dans une tête",
    mindText: "Un match qui se joue maintenant sur cette page. L’image montre ce que celui de droite a en tête.",
    watched: "Qui est observé",
    hands: "Les yeux et les mains",
    handsText: "Ce sont les mêmes pour tous, et pas meilleurs que les vôtres.",
    eyes: "Une fois par seconde au plus, il voit le terrain : une image figée. Ensuite, il doit s’en contenter jusqu’à la suivante.",
    foresight: "À partir de l’image, il continue à jouer en tête : rebonds, coups possibles de l’adversaire, ses propres réponses. Puis il décide quelles touches tenir et quand les lâcher, un cinquième de seconde plus tard au plus tôt, jamais tout à fait à temps, avec une raquette aussi rapide que la vôtre. Les forts prévoient et préparent mieux. Ils ne voient pas plus, et ne bougent pas plus vite.",
    ratings: "Le nombre est un classement Glicko-2, mesuré sur des milliers de matchs entre eux : avec 200 points de plus, on gagne environ trois matchs sur quatre.",
    learning: "Pendant un match, il note où vous échouez et vos retours préférés. Certains en tirent beaucoup, d’autres rien.",
  },
  mind: {
    label: ({ name }) => `Un match en cours, avec par-dessus ce que ${name} a vu, attend et veut.`,
    wants: {
      meet: ({ name }) => `${name} va à la rencontre de la balle.`,
      guard: ({ name }) => `${name} va là où la plupart des retours sont à sa portée.`,
      serve: ({ name }) => `${name} attend le service.`,
    },
    saw: "Ce qu’il a vu à son dernier regard",
    expects: "Ce qu’il attend ; plus c’est pâle, moins c’est probable",
    wanted: "Où il veut sa raquette, et où elle doit prendre la balle",
    next: "Jusqu’à son prochain regard",
  },
  characters: {
    pebble: {
      line: "renvoie ce qui vient, sans penser plus loin.",
      temper: "Va là où il croit que la balle arrivera et la prend au milieu de sa raquette. Puis il reste sur place. Chaque mur brouille ses prévisions : servez-vous-en.",
    },
    skitter: {
      line: "n’est jamais deux fois de la même humeur.",
      temper: "Choisit au gré de l’humeur où prendre la balle, et aime ramasser ce qui traîne en chemin, quitte à perdre la balle de vue. Il reste là où son dernier coup l’a laissé : le coin opposé est souvent libre.",
    },
    plumb: {
      line: "joue à plat et revient au milieu.",
      temper: "Joue des balles plates et sûres, et se retrouve au milieu avant votre réponse. Il surprend rarement ; les coups obliques contre les murs le surprennent.",
    },
    flint: {
      line: "veut vous faire courir.",
      temper: "Attaque : il prend la balle au bout de sa raquette pour l’envoyer le plus loin possible de vous. C’est risqué. Tenez l’échange, et il manquera.",
    },
    ledger: {
      line: "note où vous échouez.",
      temper: "Compte les endroits où vous manquez et vos retours préférés, y vise et s’y place. Ce qu’il a appris ne vaut plus grand-chose si vous changez de jeu.",
    },
    heron: {
      line: "attend, et se trouve là.",
      temper: "Se place là où la plupart de vos retours peuvent être atteints, et garde son regard pour le moment où vous frappez. Il risque peu : le point, c’est à vous de le faire.",
    },
    meridian: {
      line: "joue déjà le coup suivant.",
      temper: "Prévoit mieux que tous, par plusieurs murs, et choisit chaque coup pour la réponse qu’il vous laisse. Pourtant il ne voit pas plus souvent et ne bouge pas plus vite que les autres : il peut être battu.",
    },
  },
};
