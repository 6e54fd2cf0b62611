// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  next: "Следующие",
  register: "Регистрация здесь",
  scan: ({ address }) => `QR-код: ${address}`,
  notFound: "Турнир не найден",
  bigScreen: "Большой экран",
  embed: "Показать на другом сайте",
  embedText: "Вставьте этот код на другую страницу:",
  code: "Код",
  copy: "Скопировать",
  copied: "Скопировано.",
  copyFailed: "Выделите код и скопируйте его вручную.",
  open: "Открыть турнир",
};
