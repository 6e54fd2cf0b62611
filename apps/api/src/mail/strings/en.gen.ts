// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  from: ({ site }: { site: string | number }) => `Transcendence, ${site}. You need not answer this mail; nobody reads the answers.`,
  hello: ({ name }: { name: string | number }) => `Hello ${name},`,
  changes: {
    totp_on: "from now on, logging in asks for a code of your authenticator.",
    totp_off: "logging in no longer asks for a code of your authenticator.",
    email_codes_on: "from now on, logging in asks for a code that is sent to this address.",
    email_codes_off: "logging in no longer asks for a code by mail.",
    recovery_codes_made: "new recovery codes were made. The old ones no longer count.",
    recovery_code_used: "one of your recovery codes was used. It does not count again.",
    second_factor_failed: "somebody got past your password or provider and then gave wrong codes. They were not let in with them.",
    api_token_made: "a key for programs was made. It may do in your name what you chose for it.",
    identity_linked: "an account elsewhere was linked: whoever signs in with it comes in here, too.",
    identity_unlinked: "an account elsewhere was unlinked: it no longer opens yours.",
  },
  mails: {
    verifyEmail: {
      subject: "Confirm your address",
      before: "please confirm that this address is yours. Then it can bring you back in, should you forget your password.",
      action: "Confirm the address",
      after: "The link works once, for seven days. If you did not sign up, ignore this mail: nothing will be sent here again.",
    },
    addressInUse: {
      subject: "You already have an account",
      before: "somebody, probably you, just gave this address for a new account. It already belongs to yours, so the new one was left without it.",
      action: "Log in",
      after: "If it was not you, there is nothing to do: your account is as it was.",
    },
    changeEmail: {
      subject: "Confirm your new address",
      before: "please confirm that your account's mails shall come here from now on.",
      action: "Use this address",
      after: "The link works once, for one day. If you did not ask for it, ignore this mail: nothing changes.",
    },
    emailChangeAsked: {
      subject: "Your address is about to change",
      before: ({ email }: { email: string | number }) => `somebody logged in to your account asked for its mails to go to ${email} from now on. It happens as soon as they confirm it there.`,
      action: "Look at my account",
      after: "If it was not you, change your password now: that ends every other session and stops the change.",
    },
    emailChanged: {
      subject: "Your address was changed",
      before: ({ email }: { email: string | number }) => `your account's mails now go to ${email}. This is the last one that comes here.`,
      after: "If it was not you, write to whoever runs this arena.",
    },
    resetPassword: {
      subject: "Choose a new password",
      before: "somebody, probably you, asked for a new password. Choose it here:",
      action: "Choose a password",
      after: "The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.",
    },
    passwordChanged: {
      subject: "Your password was changed",
      before: "your password was just changed, and every other session ended.",
      action: "I did not do this",
      after: "If it was you, there is nothing to do.",
    },
    loginCode: {
      subject: "Your code",
      before: "this is the code that you are asked for:",
      after: "It counts for ten minutes, and once. Nobody from the arena will ever ask you for it. If you are not logging in, somebody else knows your password: change it.",
    },
    securityChanged: {
      subject: "About the security of your account",
      action: "Look at my account’s security",
      after: "If it was you, there is nothing to do. If it was not, change your password now and end all other sessions.",
    },
    deleteAccount: {
      subject: "Delete your account?",
      before: "somebody signed in to your account, probably you, asked for it to be deleted. Confirm it here:",
      action: "Delete the account",
      after: "Afterwards you have seven days to change your mind. The link works once, for one day. If it was not you, do not press it, and change your password.",
    },
    deletionBegun: {
      subject: "Your account will be deleted",
      before: ({ until }: { until: string | number }) => `your account and all that belongs to it will be deleted on ${until}. Until then you can log in and keep it.`,
      action: "Keep my account",
      after: "Every browser was signed out. If you want to go, there is nothing to do.",
    },
    anonymised: {
      subject: "Your account is gone",
      before: "as was asked for, your account was made anonymous: its name, address, password, picture and all ways in are gone. Its matches stay, under a name that nobody knows.",
      after: "This cannot be undone, and this is the last mail that comes here.",
    },
  },
};

export type Strings = typeof strings;
