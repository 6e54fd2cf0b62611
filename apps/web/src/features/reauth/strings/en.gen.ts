// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "Confirm it’s you",
  text: "This changes the security of your account. You won’t be asked again for 15 minutes.",
  password: "Your password",
  passwordWrong: "Wrong password.",
  action: "Confirm",
  loginAgain: "Sign in with your service again. It brings you back here; then try once more.",
};

export type Strings = typeof strings;
