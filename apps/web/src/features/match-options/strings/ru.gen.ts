// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  presets: "Набор",
  quick: "Быстрая",
  classic: "Классика",
  long: "Долгая",
  custom: "Своя",
  change: "Изменить",
  done: "Готово",
  more: "Ещё параметры",
  to: ({ points }) => `до ${points}`,
  by: ({ margin }) => `отрыв ${margin}`,
  speed: ({ percent }) => `мяч ${percent} %`,
  paddles: ({ percent }) => `ракетки ${percent} %`,
  powers: ({ count }) => `${plural(count, { "one": `${count} бонус`, "few": `${count} бонуса`, "many": `${count} бонусов`, "other": `${count} бонуса` })}`,
  presetName: "Название нового набора",
  save: "Сохранить как набор",
  saved: ({ name }) => `Сохранено: ${name}.`,
  full: "Хранится шесть наборов. Удалите один, чтобы сохранить другой.",
  forget: ({ name }) => `Удалить: ${name}`,
  map: "Карта",
  maps: {
    classic: "Классика",
    pillars: "Столбы",
    hourglass: "Песочные часы",
    island: "Остров",
    portals: "Порталы",
    sluice: "Шлюз",
  },
  powerUps: "Бонусы",
  all: "Все бонусы",
  allHint: "Они лежат на сетке. Кто последним ударил по мячу, получает то, через что он пролетит, до следующего очка.",
  power: {
    long: {
      name: "Длинная ракетка",
      text: "Ваша ракетка длиннее в полтора раза.",
    },
    slow: {
      name: "Вязкое поле",
      text: "На вашей половине мячи летят вдвое медленнее.",
    },
    curve: {
      name: "Кручёный удар",
      text: "Ваш следующий удар загнётся в полёте.",
    },
    twin: {
      name: "Второй мяч",
      text: "Мяч, который приносит очко только вам.",
    },
    shield: {
      name: "Щит",
      text: "Отобьёт один мяч, который вы пропустили.",
    },
  },
  playedOn: ({ map }) => `Карта: ${map}.`,
  with: ({ names }) => `Бонусы: ${names}.`,
};
