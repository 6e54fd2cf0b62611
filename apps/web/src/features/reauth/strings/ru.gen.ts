// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Это вы?",
  text: "Это изменит защиту вашего аккаунта. Подтвердите, что это вы; подтверждение действует четверть часа.",
  password: "Ваш пароль",
  passwordWrong: "Это не ваш пароль.",
  action: "Это я",
  loginAgain: "Войдите ещё раз через своего провайдера. Он вернёт вас сюда; тогда повторите.",
};
