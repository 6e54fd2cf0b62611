import type { Catalogue } from "../en/index.ts";
import { pluralRu } from "../plural.ts";

export const matches: Catalogue["matches"] = {
  title: "Мои матчи",
  empty: "Матчей пока нет",
  emptyText: "Здесь хранятся все ваши матчи и их результаты.",
  more: "Показать более старые",
  shown: (count) =>
    `${pluralRu(count, { one: "Показан", few: "Показаны", many: "Показано", other: "Показано" })} ${count} ${pluralRu(
      count,
      { one: "матч", few: "матча", many: "матчей", other: "матча" },
    )}`,
  you: "Вы",
  nobody: "Пока никого",
  won: "Победа",
  lost: "Поражение",
  outcome: {
    won: "по очкам",
    resigned: "соперник сдался",
    claimed: "неявка",
  },
  open: "Идёт",
  openText: "Не закончен",
  aborted: "Отменён",
  goOn: "Перейти к матчу",
  look: (rival) => `Матч против ${rival}`,
  result: (mine, theirs, rival) => `Вы ${mine}, ${rival} ${theirs}`,
};
