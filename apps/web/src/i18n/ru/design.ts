import type { Catalogue } from "../en/index.ts";

export const design: Catalogue["design"] = {
  title: "Дизайн",
  lead: "Сетка и мяч — весь образ. Слева от сетки ночь, справа день.",
  night: "Ночь",
  day: "День",
};
