import type { Catalogue } from "../en/index.ts";
import { pluralRu } from "../plurals/plural.ts";

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
  nobody: "Пока никого",
  former: "Бывший игрок",
  won: "Победа",
  lost: "Поражение",
  howWon: {
    won: " по очкам",
    resigned: ", соперник сдался",
    claimed: ", соперник не вернулся",
  },
  howLost: {
    won: " по очкам",
    resigned: ", вы сдались",
    claimed: ", вы не вернулись",
  },
  open: "Не закончен",
  waiting: "Ждёт соперника",
  aborted: "Отменён",
  result: (mine, theirs) => `Вы ${mine}, соперник ${theirs}`,
};
