// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: ({ site }: { site: string | number }) => `What ${site} stores about you`,
  madeAt: ({ when }: { when: string | number }) => `As of ${when}.`,
  secrets: "Secrets (passwords, tokens, codes) are stored as hashes or encrypted, so they can’t be shown. We only show that they exist.",
  yes: "yes",
  no: "no",
  none: "none",
  tables: {
    users: {
      title: "You",
      text: "Others see your name. The identifier is in your matches and their replays.",
      columns: {
        id: "Identifier",
        kind: "Kind",
        name: "Name",
        createdAt: "Since",
      },
      values: {
        kind: {
          guest: "guest",
          member: "member",
        },
      },
    },
    accounts: {
      title: "Your account",
      text: "Others see your name, biography, country and picture. Everything else is for you and for running your account.",
      columns: {
        email: "Email",
        emailVerifiedAt: "Email confirmed",
        passwordHash: "Password (as a hash)",
        emailFactorAt: "Codes by email since",
        language: "Language of emails",
        biography: "Biography",
        country: "Country",
        avatar: "Picture",
        createdAt: "Created",
        seenAt: "Last here",
        deletionDueAt: "Will be deleted",
      },
    },
    sessions: {
      title: "Where you are signed in",
      text: "One session for each browser, with what the browser calls itself, so that you recognise it. No network address is stored.",
      columns: {
        id: "Identifier",
        method: "Signed in by",
        agent: "Browser",
        createdAt: "Since",
        authenticatedAt: "Identity confirmed",
        seenAt: "Last seen, to the hour",
        expiresAt: "Expires",
      },
    },
    identities: {
      title: "Accounts elsewhere",
      text: "Providers that you sign in with.",
      columns: {
        provider: "Provider",
        subject: "Identifier there",
        label: "Name there",
        createdAt: "Since",
        usedAt: "Last used",
      },
    },
    totpSecrets: {
      title: "Authenticator app",
      text: "Its secret is stored encrypted.",
      columns: {
        createdAt: "Set up",
        confirmedAt: "Confirmed",
      },
    },
    recoveryCodes: {
      title: "Recovery codes",
      text: "Stored as hashes.",
      columns: {
        createdAt: "Created",
        usedAt: "Used",
      },
    },
    loginChallenges: {
      title: "Logins in progress",
      text: "Waiting for a second factor. Deleted after ten minutes.",
      columns: {
        method: "Signing in by",
        createdAt: "Started",
        expiresAt: "Expires",
        failures: "Wrong codes",
        codeHash: "Code sent (as a hash)",
        codesSent: "Codes sent",
      },
    },
    apiTokens: {
      title: "API tokens",
      text: "Tokens that you created for programs, stored as hashes.",
      columns: {
        id: "Identifier",
        name: "Name",
        scopes: "Permissions",
        createdAt: "Created",
        expiresAt: "Expires",
        usedAt: "Last used",
      },
    },
    mailLinks: {
      title: "Links in emails",
      text: "Sent, and neither used nor expired yet.",
      columns: {
        purpose: "For",
        email: "Sent to",
        createdAt: "Created",
        expiresAt: "Expires",
      },
      values: {
        purpose: {
          verify_email: "confirming an address",
          change_email: "changing the address",
          reset_password: "resetting the password",
          delete_account: "deleting the account",
        },
      },
    },
    mails: {
      title: "Emails not sent yet",
      text: "An email is stored until it has been sent. Its content is for your mailbox only.",
      columns: {
        recipient: "To",
        language: "Language",
        subject: "Subject",
        createdAt: "Created",
        attempts: "Attempts",
        dueAt: "Next attempt",
        problem: "Problem with the last attempt",
      },
    },
    friendships: {
      title: "Friends and requests",
      text: "Who asked whom, and when it was accepted. The other person sees the same. It is deleted when one of you leaves or ends the friendship.",
      columns: {
        from: "Asked by",
        to: "Asked",
        createdAt: "Asked on",
        acceptedAt: "Friends since",
      },
    },
    blocks: {
      title: "People you blocked",
      text: "Only you see this list; they are not told.",
      columns: {
        blocked: "Blocked",
        createdAt: "Since",
      },
    },
    matchSeats: {
      title: "Your matches",
      text: "Anybody with a match’s link can see its result and replay. When you delete your account, “a former player” takes your place.",
      columns: {
        matchId: "Match",
        seat: "Seat",
        score: "Your points",
        rival: "Opponent",
        rivalScore: "Opponent’s points",
        createdAt: "Created",
      },
    },
    matches: {
      title: "About these matches",
      text: "How each was set up, and how it ended.",
      columns: {
        id: "Match",
        status: "Status",
        settings: "Settings",
        paired: "Paired by the lobby",
        rated: "Rated",
        outcome: "Outcome",
        winner: "Winner’s seat",
        durationMs: "Time played (ms)",
        createdAt: "Created",
        startedAt: "Started",
        finishedAt: "Ended",
      },
      values: {
        status: {
          open: "open",
          finished: "finished",
          aborted: "cancelled",
        },
        outcome: {
          won: "won on points",
          resigned: "a player resigned",
          claimed: "a player left",
        },
      },
    },
    ratings: {
      title: "Your ratings",
      text: "Anybody can see them on your page and, once they are settled, on the leaderboards. They are computed from your rated matches.",
      columns: {
        kind: "Kind",
        rating: "Rating",
        deviation: "Deviation",
        volatility: "Volatility",
        ratedAt: "Last rated match",
        matches: "Rated matches",
      },
      values: {
        kind: {
          quick: "Quick",
          classic: "Classic",
        },
      },
    },
    ratingChanges: {
      title: "Changes of your ratings",
      text: "What each rated match changed. Anybody with the match’s link can see it.",
      columns: {
        matchId: "Match",
        kind: "Kind",
        ratingBefore: "Rating before",
        ratingAfter: "Rating after",
        deviationBefore: "Deviation before",
        deviationAfter: "Deviation after",
        at: "When",
      },
      values: {
        kind: {
          quick: "Quick",
          classic: "Classic",
        },
      },
    },
    replays: {
      title: "Replays",
      text: "Which keys were pressed when. They hold no names.",
      columns: {
        matchId: "Match",
        ticks: "Length (ticks)",
      },
    },
    notifications: {
      title: "Notifications",
      text: "What you were told of. Nobody else can see them. The newest 200 are kept, for 30 days.",
      columns: {
        kind: "Kind",
        data: "Contents",
        createdAt: "When",
        readAt: "Read",
        expiresAt: "Kept until",
      },
      values: {
        kind: {
          friend_request: "friend request",
          friend_accepted: "friend request accepted",
          challenge: "challenge",
          challenge_declined: "challenge declined",
          mention: "mention",
          direct_message: "direct message",
          tournament_call: "call to a tournament match",
          tournament_result: "tournament result",
          pairing: "match found",
        },
      },
    },
    notificationPreferences: {
      title: "Notification settings",
      text: "How you want to be told. Kinds that you have not changed are missing here.",
      columns: {
        kind: "Kind",
        site: "On the site",
        push: "Push",
        email: "Email",
      },
      values: {
        kind: {
          friend_request: "friend request",
          friend_accepted: "friend request accepted",
          challenge: "challenge",
          challenge_declined: "challenge declined",
          mention: "mention",
          direct_message: "direct message",
          tournament_call: "call to a tournament match",
          tournament_result: "tournament result",
          pairing: "match found",
        },
      },
    },
    channelMembers: {
      title: "Your channels",
      text: "Channels and conversations you are in, how far you have read, and what you may do there.",
      columns: {
        channel: "Channel",
        channelId: "Its identifier",
        role: "Role",
        readSeq: "Read up to message",
        mutedUntil: "Muted until",
        bannedUntil: "Banned until",
        createdAt: "Since",
      },
      values: {
        role: {
          owner: "owner",
          moderator: "moderator",
          member: "member",
          invited: "invited",
          outside: "no longer in it",
        },
      },
    },
    messages: {
      title: "Your messages",
      text: "What you wrote in channels and conversations. Others in the channel can read it. What you deleted is gone; only its place remains.",
      columns: {
        channel: "Channel",
        channelId: "Its identifier",
        kind: "Kind",
        text: "Text",
        createdAt: "Written",
        editedAt: "Edited or deleted",
      },
      values: {
        kind: {
          text: "message",
          joined: "note that you joined",
          left: "note that you left",
        },
      },
    },
  },
  limits: {
    title: "For a short time",
    text: "To stop guessing, attempts are counted by network address and by account, under keys that identify nobody, for an hour or two, and a day at most. While a match is open, its room knows your session; it forgets it a quarter of an hour later.",
  },
};

export type Strings = typeof strings;
