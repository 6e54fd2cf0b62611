export const shell = {
  title: "Compte",
  lead: "À vous, et à vous seul.",
  parts: "Parties de votre compte",
  profile: "Profil",
  signIn: "Connexion",
  security: "Sécurité",
  privacy: "Vos données",
  outside: {
    title: "Vous n’êtes pas connecté",
    text: "Un compte garde votre nom et vos matchs, sur chaque appareil.",
  },
  signUp: "Créer un compte",
  logIn: "Se connecter",
};
