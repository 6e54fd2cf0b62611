// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Уведомления",
  empty: "Уведомлений пока нет",
  emptyText: "Здесь появятся вызовы, заявки в друзья, упоминания и приглашения на ваши матчи в турнирах.",
  markAll: "Отметить все как прочитанные",
  seeAll: "Показать все",
  more: "Показать ещё",
  unread: "не прочитано",
  open: "Открыть",
  preferences: "Настройки уведомлений",
  signIn: "Войдите или начните матч, чтобы получать уведомления.",
  signInTitle: "Вы не вошли",
  shown: ({ count }) => `${plural(count, { "one": `${count} уведомление`, "few": `${count} уведомления`, "many": `${count} уведомлений`, "other": `${count} уведомления` })}`,
  someone: "Кто-то",
  text: {
    friend_request: ({ name }) => `${name} хочет добавить вас в друзья.`,
    friend_accepted: ({ name }) => `${name} теперь у вас в друзьях.`,
    challenge: ({ name, options }) => `${name} вызывает вас на матч: ${options}.`,
    challenge_declined: ({ name }) => `${name} не принимает ваш вызов.`,
    mention: ({ channel, excerpt, name }) => `${name} упоминает вас в ${channel}: ${excerpt}`,
    direct_message: ({ excerpt, name }) => `Сообщение от ${name}: ${excerpt}`,
    tournament_call: ({ tournament }) => `Ваш матч в турнире ${tournament} вот-вот начнётся.`,
    tournament_result: ({ place, players, tournament }) => `Ваше место в турнире ${tournament}: ${place} из ${players}.`,
    pairing: ({ name }) => `Ваш матч с ${name} готов.`,
  },
  casual: "без рейтинга",
  rated: "на рейтинг",
  reason: {
    busy: "«Сейчас мне некогда»",
    later: "«Предложите позже»",
    options: "«Давайте с другими настройками»",
    rated: "«Лучше матч на рейтинг»",
    casual: "«Лучше матч без рейтинга»",
  },
  ways: {
    title: "Уведомления",
    text: "Как вы узнаёте о событиях каждого вида. Отключённое остаётся в списке уведомлений, отмеченное как прочитанное. Хранится на сервере.",
    caption: "Уведомления по видам",
    kind: "Вид",
    site: "На сайте",
    switch: ({ kind, way }) => `${kind}: ${way}`,
    kinds: {
      friend_request: "Заявки в друзья",
      friend_accepted: "Принятые заявки",
      challenge: "Вызовы",
      challenge_declined: "Отклонённые вызовы",
      mention: "Упоминания",
      direct_message: "Личные сообщения",
      tournament_call: "Приглашения на матчи турниров",
      tournament_result: "Итоги турниров",
      pairing: "Найденные матчи",
    },
  },
};
