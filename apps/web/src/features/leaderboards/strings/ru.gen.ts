// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Рейтинги",
  kind: "Вид матча",
  quick: "Быстрая",
  classic: "Классика",
  period: "Период",
  all: "За всё время",
  month: "В этом месяце",
  caption: "Сильнейшие игроки",
  rank: "Место",
  player: "Игрок",
  rating: "Рейтинг",
  matches: "Рейтинговых матчей",
  more: "Показать ещё",
  shown: ({ count }) => `${plural(count, { "one": `Показан ${count} игрок`, "few": `Показано ${count} игрока`, "many": `Показано ${count} игроков`, "other": `Показано ${count} игрока` })}`,
  empty: "Пока никто не попал в рейтинг",
  emptyMonth: "В этом месяце никто из лидеров ещё не играл",
  emptyText: "Сыграйте рейтинговые матчи и станьте первыми.",
  how: "Вы попадёте в таблицу, когда рейтинг перестанет быть предварительным: примерно после 25 рейтинговых матчей. Чтобы остаться в ней, играйте хотя бы раз в несколько недель.",
  myRank: ({ rank }) => `Ваше место: ${rank}.`,
  notListed: ({ count, rating }) => `Вас пока нет в таблице: ваш рейтинг ${rating}, ${plural(count, { "one": `сыгран ${count} рейтинговый матч`, "few": `сыграно ${count} рейтинговых матча`, "many": `сыграно ${count} рейтинговых матчей`, "other": `сыграно ${count} рейтингового матча` })}.`,
  notListedMonth: "В этом месяце вас нет в таблице.",
  never: "Вы ещё не играли рейтинговых матчей этого вида.",
  around: "Игроки рядом с вами",
  signIn: "Войдите, чтобы увидеть своё место.",
  ratings: "Рейтинги",
  unrated: "Пока нет рейтинга",
  ratedMatches: ({ count }) => `${plural(count, { "one": `${count} рейтинговый матч`, "few": `${count} рейтинговых матча`, "many": `${count} рейтинговых матчей`, "other": `${count} рейтингового матча` })}`,
  among: "Игроки",
  everybody: "Все",
  friends: "Друзья",
  emptyFriends: "Пока никого из ваших друзей здесь нет",
  myRankAmongFriends: ({ rank }) => `Ваше место среди друзей: ${rank}.`,
};
