export const shell = {
  title: "Account",
  lead: "Yours, and only yours.",
  parts: "Parts of your account",
  profile: "Profile",
  signIn: "Signing in",
  security: "Security",
  privacy: "Your data",
  outside: {
    title: "You are not signed in",
    text: "An account keeps your name and your matches, on every device.",
  },
  signUp: "Sign up",
  logIn: "Log in",
};
