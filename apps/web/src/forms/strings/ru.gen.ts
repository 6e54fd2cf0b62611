// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Ещё один шаг",
  lead: "Ваш аккаунт защищён вторым фактором.",
  action: "Войти",
  expired: {
    title: "Этот вход истёк",
    text: "Код можно вводить десять минут и ошибиться четыре раза. Начните снова с пароля или провайдера.",
    action: "Войти снова",
  },
  totp: {
    label: "Код из приложения",
    hint: "Шесть цифр, новые каждые полминуты.",
    instead: "Ввести код из приложения",
  },
  email: {
    label: "Код из письма",
    hint: "Восемь цифр.",
    instead: "Получить код по почте",
    toSend: ({ email }) => `Код придёт на ${email}.`,
    send: "Отправить код",
    again: "Отправить ещё один",
    sent: ({ email }) => `Отправлен на ${email}. Действует десять минут и один раз.`,
  },
  recovery: {
    label: "Резервный код",
    hint: "Один из десяти, которые вы сохранили. Действует один раз.",
    instead: "Ввести резервный код",
  },
};
