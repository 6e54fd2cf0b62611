// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  title: "Смотреть",
  lead: "Лучший из текущих матчей, после него — следующий. Чтобы посмотреть другой, выберите его.",
  what: "В списке матчи турниров, матчи, в которых соперников подобрал сайт, и рейтинговые матчи.",
  playing: "Сейчас играют",
  none: "Сейчас смотреть нечего",
  noneText: "Начните матч сами: нажмите «Найти соперника».",
  play: "Играть",
  more: ({ count }) => `${plural(count, { "one": `Идёт ещё ${count} матч`, "few": `Идут ещё ${count} матча`, "many": `Идут ещё ${count} матчей`, "other": `Идёт ещё ${count} матча` })}.`,
  top: "Вернуться к лучшему матчу",
  open: "Смотреть на весь экран",
  start: "Смотреть в прямом эфире",
  mine: "Это ваш матч.",
  goOn: "Продолжить",
  over: "Матч окончен. Сейчас начнётся следующий.",
  lost: "Связь потеряна. Переподключаемся…",
  show: ({ left, leftScore, right, rightScore }) => `Показать: ${left} — ${right}, счёт ${leftScore} : ${rightScore}`,
  shown: ({ left, right }) => `${left} — ${right}`,
};
