// Made from fr.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: ({ site }) => `Ce que ${site} conserve à votre sujet`,
  madeAt: ({ when }) => `État au ${when}.`,
  secrets: "Les secrets (mots de passe, jetons, codes) sont hachés ou chiffrés : ils ne peuvent pas être affichés. Seule leur existence est indiquée.",
  yes: "oui",
  no: "non",
  none: "aucun",
  tables: {
    users: {
      title: "Vous",
      text: "Les autres voient votre nom. L’identifiant figure dans vos matchs et leurs enregistrements.",
      columns: {
        id: "Identifiant",
        kind: "Statut",
        name: "Nom",
        createdAt: "Depuis",
      },
      values: {
        kind: {
          guest: "invité",
          member: "membre",
        },
      },
    },
    accounts: {
      title: "Votre compte",
      text: "Les autres voient votre nom, votre présentation, votre pays et votre image. Le reste ne sert qu’à vous et au fonctionnement du compte.",
      columns: {
        email: "E-mail",
        emailVerifiedAt: "E-mail confirmé",
        passwordHash: "Mot de passe (haché)",
        emailFactorAt: "Codes par e-mail depuis",
        language: "Langue des e-mails",
        biography: "Présentation",
        country: "Pays",
        avatar: "Image",
        createdAt: "Créé",
        seenAt: "Dernière visite",
        deletionDueAt: "Sera supprimé",
      },
    },
    sessions: {
      title: "Où vous êtes connecté",
      text: "Une session par navigateur, avec le nom qu’il se donne, pour que vous le reconnaissiez. Aucune adresse réseau n’est conservée.",
      columns: {
        id: "Identifiant",
        method: "Mode de connexion",
        agent: "Navigateur",
        createdAt: "Depuis",
        authenticatedAt: "Identité confirmée",
        seenAt: "Vue en dernier, à l’heure près",
        expiresAt: "Expire",
      },
    },
    identities: {
      title: "Comptes ailleurs",
      text: "Les fournisseurs avec lesquels vous vous connectez.",
      columns: {
        provider: "Fournisseur",
        subject: "Identifiant là-bas",
        label: "Nom là-bas",
        createdAt: "Depuis",
        usedAt: "Dernière utilisation",
      },
    },
    totpSecrets: {
      title: "Application d’authentification",
      text: "Son secret est conservé chiffré.",
      columns: {
        createdAt: "Configurée",
        confirmedAt: "Confirmée",
      },
    },
    recoveryCodes: {
      title: "Codes de secours",
      text: "Conservés hachés.",
      columns: {
        createdAt: "Créé",
        usedAt: "Utilisé",
      },
    },
    loginChallenges: {
      title: "Connexions en cours",
      text: "En attente d’un second facteur. Supprimées après dix minutes.",
      columns: {
        method: "Mode de connexion",
        createdAt: "Commencée",
        expiresAt: "Expire",
        failures: "Codes faux",
        codeHash: "Code envoyé (haché)",
        codesSent: "Codes envoyés",
      },
    },
    apiTokens: {
      title: "Jetons d’API",
      text: "Les jetons que vous avez créés pour des programmes, conservés hachés.",
      columns: {
        id: "Identifiant",
        name: "Nom",
        scopes: "Autorisations",
        createdAt: "Créé",
        expiresAt: "Expire",
        usedAt: "Dernière utilisation",
      },
    },
    mailLinks: {
      title: "Liens dans des e-mails",
      text: "Envoyés, ni utilisés ni expirés pour l’instant.",
      columns: {
        purpose: "Pour",
        email: "Envoyé à",
        createdAt: "Créé",
        expiresAt: "Expire",
      },
      values: {
        purpose: {
          verify_email: "confirmer une adresse",
          change_email: "changer d’adresse",
          reset_password: "réinitialiser le mot de passe",
          delete_account: "supprimer le compte",
        },
      },
    },
    mails: {
      title: "E-mails pas encore envoyés",
      text: "Un e-mail est conservé jusqu’à son envoi. Son contenu n’est destiné qu’à votre boîte de réception.",
      columns: {
        recipient: "À",
        language: "Langue",
        subject: "Objet",
        createdAt: "Créé",
        attempts: "Tentatives",
        dueAt: "Prochaine tentative",
        problem: "Problème de la dernière tentative",
      },
    },
    friendships: {
      title: "Amis et demandes",
      text: "Qui a demandé à qui, et depuis quand c’est accepté. L’autre personne voit la même chose. Effacé quand l’un de vous part ou met fin à l’amitié.",
      columns: {
        from: "Demande de",
        to: "Adressée à",
        createdAt: "Date de la demande",
        acceptedAt: "Amis depuis",
      },
    },
    blocks: {
      title: "Personnes bloquées",
      text: "Vous seul voyez cette liste ; elles n’en savent rien.",
      columns: {
        blocked: "Bloqué",
        createdAt: "Depuis",
      },
    },
    matchSeats: {
      title: "Vos matchs",
      text: "Quiconque a le lien d’un match peut en voir le résultat et l’enregistrement. Si vous supprimez votre compte, « un ancien joueur » prend votre place.",
      columns: {
        matchId: "Match",
        seat: "Place",
        score: "Vos points",
        rival: "Adversaire",
        rivalScore: "Points de l’adversaire",
        createdAt: "Créé",
      },
    },
    matches: {
      title: "À propos de ces matchs",
      text: "Leurs réglages et leur issue.",
      columns: {
        id: "Match",
        status: "État",
        settings: "Réglages",
        paired: "Formée par le salon",
        rated: "Classé",
        outcome: "Issue",
        winner: "Place du vainqueur",
        durationMs: "Temps de jeu (ms)",
        createdAt: "Créé",
        startedAt: "Commencé",
        finishedAt: "Terminé",
      },
      values: {
        status: {
          open: "ouvert",
          finished: "terminé",
          aborted: "annulé",
        },
        outcome: {
          won: "gagné aux points",
          resigned: "abandon d’un joueur",
          claimed: "départ d’un joueur",
        },
      },
    },
    ratings: {
      title: "Vos classements",
      text: "Tout le monde peut les voir sur votre page et, une fois établis, parmi les meilleurs joueurs. Ils sont calculés à partir de vos matchs classés.",
      columns: {
        kind: "Type",
        rating: "Classement",
        deviation: "Écart",
        volatility: "Volatilité",
        ratedAt: "Dernier match classé",
        matches: "Matchs classés",
      },
      values: {
        kind: {
          quick: "Rapide",
          classic: "Classique",
        },
      },
    },
    ratingChanges: {
      title: "Évolution de vos classements",
      text: "Ce que chaque match classé a changé. Quiconque a le lien du match peut le voir.",
      columns: {
        matchId: "Match",
        kind: "Type",
        ratingBefore: "Classement avant",
        ratingAfter: "Classement après",
        deviationBefore: "Écart avant",
        deviationAfter: "Écart après",
        at: "Date",
      },
      values: {
        kind: {
          quick: "Rapide",
          classic: "Classique",
        },
      },
    },
    replays: {
      title: "Enregistrements",
      text: "Quelles touches ont été pressées, et quand. Ils ne contiennent aucun nom.",
      columns: {
        matchId: "Match",
        ticks: "Durée (ticks)",
      },
    },
    notifications: {
      title: "Notifications",
      text: "Ce qui vous a été signalé. Personne d’autre ne peut les voir. Les 200 plus récentes sont gardées 30 jours.",
      columns: {
        kind: "Type",
        data: "Contenu",
        createdAt: "Date",
        readAt: "Lue le",
        expiresAt: "Gardée jusqu’au",
      },
      values: {
        kind: {
          friend_request: "demande d’ami",
          friend_accepted: "demande d’ami acceptée",
          challenge: "défi",
          challenge_declined: "défi refusé",
          mention: "mention",
          direct_message: "message privé",
          tournament_call: "appel pour un match de tournoi",
          tournament_result: "résultat de tournoi",
          pairing: "match trouvé",
        },
      },
    },
    notificationPreferences: {
      title: "Réglages des notifications",
      text: "Comment vous voulez être averti. Les types que vous n’avez pas modifiés n’apparaissent pas.",
      columns: {
        kind: "Type",
        site: "Sur le site",
        push: "Push",
        email: "E-mail",
      },
      values: {
        kind: {
          friend_request: "demande d’ami",
          friend_accepted: "demande d’ami acceptée",
          challenge: "défi",
          challenge_declined: "défi refusé",
          mention: "mention",
          direct_message: "message privé",
          tournament_call: "appel pour un match de tournoi",
          tournament_result: "résultat de tournoi",
          pairing: "match trouvé",
        },
      },
    },
    channelMembers: {
      title: "Vos salons",
      text: "Les salons et conversations dont vous faites partie, ce que vous y avez lu et ce que vous pouvez y faire.",
      columns: {
        channel: "Salon",
        channelId: "Son identifiant",
        role: "Rôle",
        readSeq: "Lu jusqu’au message",
        mutedUntil: "En sourdine jusqu’au",
        bannedUntil: "Exclu jusqu’au",
        createdAt: "Depuis",
      },
      values: {
        role: {
          owner: "propriétaire",
          moderator: "modérateur",
          member: "membre",
          invited: "invité",
          outside: "n’en fait plus partie",
        },
      },
    },
    messages: {
      title: "Vos messages",
      text: "Ce que vous avez écrit dans les salons et conversations. Les autres membres peuvent le lire. Ce que vous avez supprimé a disparu ; seule sa place reste.",
      columns: {
        channel: "Salon",
        channelId: "Son identifiant",
        kind: "Type",
        text: "Texte",
        createdAt: "Écrit",
        editedAt: "Modifié ou supprimé",
      },
      values: {
        kind: {
          text: "message",
          joined: "arrivée",
          left: "départ",
        },
      },
    },
  },
  limits: {
    title: "Pour un court moment",
    text: "Pour empêcher de deviner, les tentatives sont comptées par adresse réseau et par compte, sous des clés qui n’identifient personne, pendant une heure ou deux, un jour au plus. Tant qu’un match est ouvert, sa salle connaît votre session ; elle l’oublie un quart d’heure après.",
  },
};
