// Made from en.json by `npm run strings`: change that file, not this one.

export const strings = {
  title: "Is it you?",
  text: "This changes what protects your account. Prove who you are; it then holds for a quarter of an hour.",
  password: "Your password",
  passwordWrong: "That is not your password.",
  action: "It is me",
  loginAgain: "Sign in once more with your provider. It leads back here; then press again.",
};

export type Strings = typeof strings;
