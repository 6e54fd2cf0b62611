// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  heading: "Понг с кем угодно",
  friend: {
    title: "Играть с другом",
    text: "Отправьте ссылку: матч начнётся, как только друг её откроет.",
    action: "Играть с другом",
    byName: "Вызвать игрока по имени",
  },
  local: {
    title: "Вдвоём за одной клавиатурой",
    text: ({ left, right }) => `Слева: ${left}. Справа: ${right}.`,
    textTouch: "Один экран, по пальцу с каждой стороны.",
    titleTouch: "Вдвоём за одним экраном",
    action: "Начать",
    tournament: "Турнир на одном экране, от 2 до 16 игроков",
  },
  options: "Параметры",
  pointsToWin: "Очков для победы",
  margin: "Отрыв",
  marginOne: "1 очко",
  marginTwo: "2 очка",
  ballSpeed: "Скорость мяча",
  paddleSize: "Размер ракеток",
  percent: ({ value }) => `${value} %`,
  code: {
    label: "Войти по коду",
    action: "Войти",
    unknown: "Открытого матча с таким кодом нет. Код действует час.",
    empty: "Введите пять символов кода.",
  },
  install: {
    title: "Установите Transcendence.",
    text: "Игра открывается с главного экрана, а тренировка работает без сети.",
    byMenu: "Нажмите «Поделиться», затем «На экран „Домой“». Тренировка будет работать и без сети.",
    action: "Установить",
    later: "Не сейчас",
  },
};
