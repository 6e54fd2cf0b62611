export const proof = {
  title: "Is it you?",
  text: "This changes what protects your account. Prove who you are; it then holds for a quarter of an hour.",
  password: "Your password",
  passwordWrong: "That is not your password.",
  action: "It is me",
  loginAgain: "Sign in once more with your provider. It leads back here; then press again.",
};
