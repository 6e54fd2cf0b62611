// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  presets: "Пресет",
  quick: "Быстрая",
  classic: "Классика",
  long: "Долгая",
  custom: "Своя",
  stake: "Рейтинг",
  rated: "Рейтинговый",
  casual: "Без рейтинга",
  ratedHint: "Рейтинговый матч учитывается, если у соперника тоже есть аккаунт.",
  guestCasual: "Без рейтинга: рейтинговыми бывают только матчи двух участников.",
  isRated: "Рейтинговый матч.",
  ratingsPending: "Рейтинги вычисляются…",
  change: "Изменить",
  done: "Готово",
  more: "Ещё параметры",
  to: ({ points }) => `до ${points}`,
  by: ({ margin }) => `отрыв ${margin}`,
  speed: ({ percent }) => `мяч ${percent} %`,
  paddles: ({ percent }) => `ракетки ${percent} %`,
  powers: ({ count }) => `${plural(count, { "one": `${count} бонус`, "few": `${count} бонуса`, "many": `${count} бонусов`, "other": `${count} бонуса` })}`,
  presetName: "Название нового пресета",
  save: "Сохранить как пресет",
  saved: ({ name }) => `Сохранено: ${name}.`,
  full: "Можно сохранить шесть пресетов. Удалите один, чтобы освободить место.",
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
  allHint: "Они появляются на сетке. Проведите через бонус мяч, и он ваш до следующего очка.",
  power: {
    long: {
      name: "Длинная ракетка",
      text: "Ваша ракетка на 50 % длиннее.",
    },
    slow: {
      name: "Вязкое поле",
      text: "На вашей половине мяч летит вдвое медленнее.",
    },
    curve: {
      name: "Кручёный удар",
      text: "Ваш следующий удар закрутится в полёте.",
    },
    twin: {
      name: "Второй мяч",
      text: "Второй мяч, который приносит очки только вам.",
    },
    shield: {
      name: "Щит",
      text: "Отобьёт один пропущенный вами мяч.",
    },
  },
  playedOn: ({ map }) => `Карта: ${map}.`,
  with: ({ names }) => `Бонусы: ${names}.`,
};
