// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: "Ещё один шаг",
  lead: "В вашем аккаунте включён второй фактор.",
  action: "Войти",
  expired: {
    title: "Время входа истекло",
    text: "Код действует десять минут, ошибиться можно четыре раза. Начните заново.",
    action: "Войти снова",
  },
  totp: {
    label: "Код из приложения",
    hint: "Шесть цифр, новые каждые 30 секунд.",
    instead: "Ввести код из приложения",
  },
  email: {
    label: "Код из письма",
    hint: "Восемь цифр.",
    instead: "Получить код по почте",
    toSend: ({ email }) => `Мы отправим код на ${email}.`,
    send: "Отправить код",
    again: "Отправить ещё один",
    sent: ({ email }) => `Отправлен на ${email}. Действует десять минут и один раз.`,
  },
  recovery: {
    label: "Резервный код",
    hint: "Один из ваших десяти резервных кодов. Каждый действует один раз.",
    instead: "Ввести резервный код",
  },
};
