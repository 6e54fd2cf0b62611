// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Подтвердите, что это вы",
  text: "Это меняет защиту аккаунта. В течение 15 минут мы не спросим снова.",
  password: "Ваш пароль",
  passwordWrong: "Неверный пароль.",
  action: "Подтвердить",
  loginAgain: "Войдите ещё раз через свой сервис. Он вернёт вас сюда; затем повторите.",
};
