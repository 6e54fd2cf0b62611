// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  formerPlayer: "Бывший игрок",
  siteAlt: "Поле для понга: сетка, ракетки и мяч",
  member: {
    since: ({ month }) => `Играет здесь в понг с ${month}.`,
    people: ({ lost, won }) => `Против людей: ${plural(won, { "one": `${won} победа`, "few": `${won} победы`, "many": `${won} побед`, "other": `${won} победы` })}, ${plural(lost, { "one": `${lost} поражение`, "few": `${lost} поражения`, "many": `${lost} поражений`, "other": `${lost} поражения` })}.`,
    computers: ({ lost, won }) => `Против компьютера: ${plural(won, { "one": `${won} победа`, "few": `${won} победы`, "many": `${won} побед`, "other": `${won} победы` })}, ${plural(lost, { "one": `${lost} поражение`, "few": `${lost} поражения`, "many": `${lost} поражений`, "other": `${lost} поражения` })}.`,
  },
  match: {
    result: "Матч в понг. Посмотрите, как всё прошло, и сыграйте сами.",
    invites: ({ name }) => `${name} зовёт вас сыграть в понг`,
    open: "Откройте ссылку — и матч начнётся.",
    title: "Матч в понг",
    text: "Понг в браузере, с кем угодно: отправьте другу ссылку и играйте.",
  },
  tournament: {
    formats: {
      single: "На выбывание",
      double: "До двух поражений",
      roundRobin: "Круговой турнир",
      swiss: "Швейцарская система",
      arena: "Арена",
    },
    whenFull: ({ entered, format, places }) => `Турнир по понгу. ${format}, игроков: ${entered} из ${places}, начнётся, когда все места будут заняты.`,
    at: ({ entered, format, moment, places }) => `Турнир по понгу. ${format}, игроков: ${entered} из ${places}, начало: ${moment} UTC.`,
    running: ({ entered, format }) => `Турнир по понгу. ${format}, ${plural(entered, { "one": `${entered} игрок`, "few": `${entered} игрока`, "many": `${entered} игроков`, "other": `${entered} игрока` })}. Идёт прямо сейчас.`,
    finished: ({ entered, format }) => `Турнир по понгу. ${format}, ${plural(entered, { "one": `${entered} игрок`, "few": `${entered} игрока`, "many": `${entered} игроков`, "other": `${entered} игрока` })}.`,
    won: ({ entered, format, winner }) => `Турнир по понгу. ${format}, ${plural(entered, { "one": `${entered} игрок`, "few": `${entered} игрока`, "many": `${entered} игроков`, "other": `${entered} игрока` })}. Победитель: ${winner}.`,
    cancelled: ({ format }) => `Турнир по понгу. ${format}. Отменён.`,
  },
};
