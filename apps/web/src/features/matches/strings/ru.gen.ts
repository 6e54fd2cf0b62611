// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Мои матчи",
  empty: "Матчей пока нет",
  emptyText: "Здесь хранятся все ваши матчи и их результаты.",
  more: "Показать более старые",
  shown: ({ count }) => `${plural(count, { "one": `Показан`, "few": `Показаны`, "many": `Показано`, "other": `Показано` })} ${count} ${plural(count, { "one": `матч`, "few": `матча`, "many": `матчей`, "other": `матча` })}`,
  nobody: "Пока никого",
  former: "Бывший игрок",
  won: "Победа",
  lost: "Поражение",
  howWon: {
    won: "",
    resigned: ", соперник сдался",
    claimed: ", соперник не вернулся",
  },
  howLost: {
    won: "",
    resigned: ", вы сдались",
    claimed: ", вы не вернулись",
  },
  open: "Не закончен",
  waiting: "Ждёт соперника",
  aborted: "Отменён",
  rated: "рейтинговый",
  result: ({ mine, theirs }) => `Вы ${mine}, соперник ${theirs}`,
};
