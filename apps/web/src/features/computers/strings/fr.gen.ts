// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  play: "Jouer contre l’ordinateur",
  playName: ({ name }) => `Jouer contre ${name}`,
  line: ({ line, name }) => `${name} ${line}`,
  choose: "Choisir l’adversaire",
  chooseTitle: "Choisissez votre adversaire",
  level: ({ count, place, rating }) => `Niveau ${place} sur ${count}, classement ${rating}`,
  levelOnly: ({ count, place }) => `Niveau ${place} sur ${count}`,
  rating: ({ rating }) => `Classement ${rating}`,
  ratedOn: ({ map }) => `Classements mesurés sur la carte ${map}.`,
  practise: "S’entraîner (sans enregistrer)",
  practiceTitle: ({ name }) => `Entraînement avec ${name}`,
  practiceText: "Se joue sur votre appareil. Rien n’est enregistré.",
  meanwhile: ({ name }) => `En attendant, jouer contre ${name}`,
  meanwhileText: "Votre lien fonctionne toujours. L’entraînement s’arrête à l’arrivée de votre ami.",
  backToWaiting: "Revenir à l’attente",
  arrived: ({ name }) => `${name} est là. L’entraînement est terminé.`,
  page: {
    title: "Comment pensent les joueurs virtuels",
    lead: "Ils regardent le jeu une fois par seconde et appuient sur des touches, comme vous.",
    mind: "Dans une tête",
    mindText: "Un match joué en ce moment sur cette page. Le dessin montre ce que le joueur de droite a en tête.",
    watched: "Joueur observé",
    hands: "Les yeux et les mains",
    handsText: "Tous ont les mêmes limites, qui ne dépassent pas les vôtres.",
    eyes: "Il voit une image fixe du terrain, une fois par seconde au plus, et rien entre-temps.",
    foresight: "À partir de cette image, il continue la partie de tête : rebonds, coups possibles de l’adversaire, ses propres réponses. Puis il décide quelles touches tenir et quand les relâcher, au moins un cinquième de seconde plus tard, jamais tout à fait à temps, avec une raquette aussi rapide que la vôtre. Les plus forts prévoient et préparent mieux. Ils ne voient pas davantage et ne vont pas plus vite.",
    ratings: "Le nombre est un classement Glicko-2, mesuré sur des milliers de matchs entre eux. Avec 200 points d’avance, on gagne environ trois matchs sur quatre.",
    learning: "Pendant un match, il note où vous manquez la balle et vos retours préférés. Certains s’en servent beaucoup, d’autres pas du tout.",
  },
  mind: {
    label: ({ name }) => `Un match en cours, avec par-dessus ce que ${name} a vu, attend et veut.`,
    wants: {
      meet: ({ name }) => `${name} va à la rencontre de la balle.`,
      guard: ({ name }) => `${name} va là où la plupart des retours sont à sa portée.`,
      serve: ({ name }) => `${name} attend le service.`,
    },
    saw: "Ce qu’il a vu à son dernier regard",
    expects: "Ce qu’il attend ; plus c’est pâle, moins c’est probable",
    wanted: "Où il veut placer sa raquette, et où il veut frapper la balle",
    next: "Prochain regard",
  },
  characters: {
    pebble: {
      line: "se contente de renvoyer la balle.",
      temper: "Va là où il croit que la balle arrivera et la prend au milieu de sa raquette. Puis il reste sur place. Chaque mur brouille ses prévisions : servez-vous-en.",
    },
    skitter: {
      line: "ne joue jamais deux fois de la même façon.",
      temper: "Choisit au gré de l’humeur où prendre la balle, et aime ramasser ce qui traîne en chemin, quitte à perdre la balle de vue. Il reste là où son dernier coup l’a laissé : le coin opposé est souvent libre.",
    },
    plumb: {
      line: "joue à plat et revient au milieu.",
      temper: "Joue des balles plates et sûres, et se retrouve au milieu avant votre réponse. Il surprend rarement ; les coups obliques contre les murs le surprennent.",
    },
    flint: {
      line: "veut vous faire courir.",
      temper: "Attaque : il prend la balle au bout de sa raquette pour l’envoyer le plus loin possible de vous. C’est risqué. Tenez l’échange : il finira par rater.",
    },
    ledger: {
      line: "retient où vous manquez la balle.",
      temper: "Compte les endroits où vous manquez et vos retours préférés, y vise et s’y place. Ce qu’il a appris ne vaut plus grand-chose si vous changez de jeu.",
    },
    heron: {
      line: "attend, et se trouve toujours bien placé.",
      temper: "Se place là où la plupart de vos retours peuvent être atteints, et garde son regard pour le moment où vous frappez. Il risque peu : le point, c’est à vous de le faire.",
    },
    meridian: {
      line: "a toujours un coup d’avance.",
      temper: "Prévoit mieux que tous, par plusieurs murs, et choisit chaque coup pour la réponse qu’il vous laisse. Pourtant il ne voit pas plus souvent et ne bouge pas plus vite que les autres : il peut être battu.",
    },
    zenith: {
      line: "se laisse rarement surprendre.",
      temper: "Prévoit à une balle près, attend d’en être sûr avant de regarder, et vise là où vous avez déjà manqué. Comme les autres, il ne regarde qu’une fois par seconde : jouez vite et de biais, et il le voit trop tard.",
    },
  },
};
