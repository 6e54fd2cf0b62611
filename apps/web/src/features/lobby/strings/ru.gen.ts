// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  play: "Найти соперника",
  classic: "Классика",
  text: "Сразу найдёт вам соперника. Быстрая игра идёт две минуты, классическая — пять. Матч могут смотреть другие.",
  searching: ({ what }) => `Ищем соперника (${what})…`,
  rated: "На рейтинг",
  yourRatings: ({ classic, quick }) => `Ваш рейтинг: быстрая ${quick}, классика ${classic}.`,
  guestsCasual: "Вы играете без рейтинга.",
  signUp: "Зарегистрироваться, чтобы играть на рейтинг",
  you: ({ who }) => `Вы: ${who}`,
  unrated: "пока нет рейтинга",
  ms: ({ ms }) => `${ms} мс`,
  foundWho: ({ who }) => `Соперник найден: ${who}`,
  waited: "Время ожидания",
  held: ({ seconds }) => `Вы пропустили свои матчи. Поиск возобновится через ${seconds} с.`,
  reasons: {
    taken_over: "Поиск продолжается в другой вкладке.",
    members_only: "Матчи на рейтинг — для участников. Зарегистрируйтесь или играйте без рейтинга.",
    overloaded: "Сейчас на сервере идёт слишком много матчей. Попробуйте через минуту.",
    failed: "Поиск прервался. Попробуйте ещё раз.",
  },
  hereNow: ({ matches, people }) => `${people} ${plural(people, { "one": `игрок`, "few": `игрока`, "many": `игроков`, "other": `игрока` })} на сайте · ${plural(matches, { "=0": `матчей нет`, "one": `идёт ${matches} матч`, "few": `идут ${matches} матча`, "many": `идут ${matches} матчей`, "other": `идёт ${matches} матча` })}`,
  nobodyElse: "Сейчас больше никого нет. Сыграйте с компьютером, отправьте ссылку другу или подождите.",
  live: "Сейчас играют",
  own: "Свои правила",
  kinds: {
    quick: "Быстрая",
    classic: "Классика",
  },
  spectators: ({ count }) => `${count} ${plural(count, { "one": `зритель`, "few": `зрителя`, "many": `зрителей`, "other": `зрителя` })}`,
  found: "Соперник найден",
  foundText: ({ name }) => `${name} ждёт вас. Если не прийти за десять секунд, матч будет отменён.`,
  playNow: "Играть",
  stay: "Остаться",
  meanwhileText: "Мы продолжаем искать соперника и сообщим, когда он найдётся.",
  didNotCome: ({ name }) => `Игрок ${name} не пришёл. Ищем другого соперника.`,
  searchTitle: "Поиск соперника",
};
