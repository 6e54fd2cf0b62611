// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  from: ({ site }: { site: string | number }) => `Transcendence, ${site}. This is an automated email. Replies are not read.`,
  hello: ({ name }: { name: string | number }) => `Hello ${name},`,
  changes: {
    totp_on: "You now need a code from your authenticator to sign in.",
    totp_off: "You no longer need a code from your authenticator to sign in.",
    email_codes_on: "You now need a code sent to this address to sign in.",
    email_codes_off: "You no longer need a code by email to sign in.",
    recovery_codes_made: "New recovery codes were created. The old ones no longer work.",
    recovery_code_used: "One of your recovery codes was used. It won’t work again.",
    second_factor_failed: "Someone got past your password or linked service, then entered wrong codes. They were not let in.",
    api_token_made: "A new API token was created. It can do what you allowed, in your name.",
    identity_linked: "A new service was linked to your account. It can now be used to sign in.",
    identity_unlinked: "A service was unlinked from your account. It can no longer be used to sign in.",
  },
  mails: {
    verifyEmail: {
      subject: "Confirm your email",
      before: "Please confirm that this address is yours. You can then use it to reset your password.",
      action: "Confirm email",
      after: "The link works once, for seven days. If you didn’t sign up, ignore this email: nothing else will be sent here.",
    },
    addressInUse: {
      subject: "You already have an account",
      before: "Someone, probably you, just used this address to sign up. It already belongs to your account, so the new account has no email.",
      action: "Sign in",
      after: "If it wasn’t you, you don’t have to do anything: your account hasn’t changed.",
    },
    changeEmail: {
      subject: "Confirm your new email",
      before: "Please confirm that you want your account email sent here.",
      action: "Use this address",
      after: "The link works once, for one day. If you didn’t ask for it, ignore this email: nothing changes.",
    },
    emailChangeAsked: {
      subject: "Your email is about to change",
      before: ({ email }: { email: string | number }) => `Someone signed in to your account asked to have its email sent to ${email}. This happens once they confirm it there.`,
      action: "View my account",
      after: "If it wasn’t you, change your password now. That ends all other sessions and stops the change.",
    },
    emailChanged: {
      subject: "Your email was changed",
      before: ({ email }: { email: string | number }) => `Email about your account now goes to ${email}. This is the last one sent here.`,
      after: "If it wasn’t you, contact the administrator of this site.",
    },
    resetPassword: {
      subject: "Choose a new password",
      before: "Someone, probably you, asked for a new password. Choose it here:",
      action: "Choose a password",
      after: "The link works once, for one hour. If you didn’t ask for it, ignore this email: your password stays the same.",
    },
    passwordChanged: {
      subject: "Your password was changed",
      before: "Your password was just changed, and all other sessions were ended.",
      action: "It wasn’t me",
      after: "If it was you, you don’t have to do anything.",
    },
    loginCode: {
      subject: "Your code",
      before: "Your sign-in code:",
      after: "Valid for ten minutes, one use. Nobody from this site will ever ask you for it. If you aren’t signing in, someone else knows your password: change it.",
    },
    securityChanged: {
      subject: "Security of your account",
      action: "View security settings",
      after: "If it was you, you don’t have to do anything. If not, change your password now and end all other sessions.",
    },
    deleteAccount: {
      subject: "Delete your account?",
      before: "Someone signed in to your account, probably you, asked to delete it. Confirm it here:",
      action: "Delete account",
      after: "You then have seven days to change your mind. The link works once, for one day. If it wasn’t you, don’t use it, and change your password.",
    },
    deletionBegun: {
      subject: "Your account will be deleted",
      before: ({ until }: { until: string | number }) => `Your account and everything in it will be deleted on ${until}. Until then you can sign in and keep it.`,
      action: "Keep my account",
      after: "You were signed out everywhere. If you still want to delete it, you don’t have to do anything.",
    },
    anonymised: {
      subject: "Your account was anonymised",
      before: "As requested, your account is now anonymous: its name, email, password, picture and every way to sign in were removed. Its matches remain under a made-up name.",
      after: "This can’t be undone, and this is the last email sent here.",
    },
    notification: {
      subject: ({ site }: { site: string | number }) => `New on ${site}`,
      action: "Open",
      after: "You get at most one email an hour for each kind of notification. You can turn them off in the settings.",
    },
  },
};

export type Strings = typeof strings;
