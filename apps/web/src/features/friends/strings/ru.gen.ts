// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

const rules = new Intl.PluralRules("ru");
const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
  forms[`=${count}`] ?? forms[rules.select(count)] ?? forms["other"] ?? "";

export const strings: Strings = {
  status: {
    online: "В сети",
    playing: "Играет",
    offline: "Не в сети",
    since: ({ when }) => `Не в сети с ${when}`,
  },
  actions: {
    profile: "Профиль",
    watch: "Смотреть матч",
    message: "Написать сообщение",
    befriend: "Добавить в друзья",
    accept: "Принять заявку",
    decline: "Отклонить",
    cancel: "Отменить заявку",
    unfriend: "Удалить из друзей",
    block: "Заблокировать",
    unblock: "Разблокировать",
    report: "Пожаловаться",
  },
  ask: {
    unfriend: ({ name }) => `Удалить ${name} из друзей?`,
    block: ({ name }) => `Заблокировать ${name}?`,
  },
  askText: {
    unfriend: "Вы больше не будете видеть друг друга в сети. Игрок об этом не узнает.",
    block: "Этот игрок не сможет писать вам, отправлять заявки и вызовы, и вас не сведут в матче. Вы перестанете быть друзьями. Текущий матч продолжится. Игрок об этом не узнает.",
  },
  blocked: ({ name }) => `Игрок ${name} заблокирован.`,
  unfriended: ({ name }) => `Игрок ${name} удалён из друзей.`,
  friends: {
    title: "Друзья",
    find: "Найти игрока",
    findText: "Введите первые буквы имени.",
    name: "Имя",
    nobody: ({ name }) => `Нет участников, чьё имя начинается с «${name}».`,
    found: ({ count }) => `${plural(count, { "one": `Найден ${count} участник`, "few": `Найдено ${count} участника`, "many": `Найдено ${count} участников`, "other": `Найдено ${count} участника` })}`,
    incoming: "Заявки в друзья",
    outgoing: "Ваши заявки",
    asked: ({ when }) => `Отправлена ${when}`,
    friends: "Ваши друзья",
    online: ({ count }) => `${plural(count, { "=0": `Никого нет в сети.`, "one": `В сети: ${count}`, "few": `В сети: ${count}`, "many": `В сети: ${count}`, "other": `В сети: ${count}` })}`,
    none: "Друзей пока нет. Найдите игрока по имени или откройте меню рядом с именем после матча.",
    blocked: "Заблокированные",
    blockedText: "Они не могут писать вам и вызывать на матч. Им об этом не сообщается.",
    blockedSince: ({ when }) => `С ${when}`,
    isBlocked: "Заблокирован",
    isFriend: "В друзьях",
    isAsked: "Заявка отправлена",
    more: "Показать ещё",
    membersTitle: "Друзья доступны участникам",
    members: "С аккаунтом можно добавлять друзей, видеть, когда они в сети, и смотреть их матчи.",
    signUp: "Зарегистрироваться",
  },
  report: {
    title: ({ name }) => `Жалоба на игрока ${name}`,
    text: ({ name }) => `Жалобу рассмотрят модераторы сайта. Игрок ${name} о ней не узнает.`,
    reason: "В чём проблема?",
    words: "Подробности (необязательно)",
    send: "Отправить жалобу",
    sent: "Спасибо. Жалоба отправлена.",
    reasons: {
      cheating: "Нечестная игра",
      insults: "Оскорбления",
      spam: "Спам",
      name: "Оскорбительное имя или картинка",
      other: "Другое",
    },
    around: "Соседние сообщения тоже отправляются, чтобы был понятен контекст.",
  },
};
