// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  some: "провайдер",
  or: "или",
  continueWith: ({ provider }) => `Продолжить через ${provider}`,
  proveWith: ({ provider }) => `Подтвердить через ${provider}`,
  title: "Вход через другие сайты",
  text: "Учётные записи других сайтов, которые открывают ваш аккаунт. Без вас ничего не связывается.",
  since: ({ linked, used }) => `Связано: ${linked}, последний вход: ${used}.`,
  notConfigured: "Арена больше не предлагает этого провайдера. Он ничего не открывает.",
  notLinked: "Не связано.",
  link: "Связать",
  linkTo: ({ provider }) => `Связать с ${provider}`,
  unlink: "Отвязать",
  unlinkFrom: ({ provider }) => `Отвязать ${provider}`,
  unlinked: ({ provider }) => `${provider} больше не открывает ваш аккаунт.`,
  problems: {
    access_denied: ({ provider }) => `Вы вернулись без ответа (${provider}). Попробуйте ещё раз или войдите другим способом.`,
    login_expired: ({ provider }) => `Возвращение заняло слишком много времени или началось в другом браузере (${provider}). Начните заново.`,
    other_identity: ({ provider }) => `Вы вошли там под другим именем (${provider}).`,
    linked_already: ({ provider }) => `С вашим аккаунтом уже связана другая учётная запись (${provider}). Сначала отвяжите её.`,
  },
  signUp: {
    title: "Почти готово",
    lead: ({ provider }) => `${provider} вас знает. Арена пока нет.`,
    name: "Ваше имя здесь",
    as: ({ label, provider }) => `Вы пришли через ${provider} как ${label}. Что увидят другие, решаете вы.`,
    keepEmail: ({ email }) => `Писать мне на ${email}`,
    keepEmailHint: "Только об аккаунте: о его изменениях и о том, как вернуть доступ, если вы его потеряли.",
    welcome: ({ name }) => `Добро пожаловать, ${name}.`,
    tooLate: {
      title: "Прошло слишком много времени",
      text: "Провайдер представляет вас на десять минут, в том браузере, где всё началось. Начните заново.",
    },
    known: {
      title: "Возможно, у вас уже есть аккаунт",
      text: ({ email, provider }) => `Адрес ${email} подтверждён у одного из аккаунтов арены. Если он ваш, войдите в него, и его можно будет связать (${provider}).`,
      insist: "Создать другой аккаунт",
    },
    linkHere: {
      title: ({ provider }) => `Связать с ${provider}?`,
      text: ({ label, name }) => `С этого момента ${label} открывает аккаунт ${name}.`,
      action: "Связать",
      done: ({ provider }) => `${provider} теперь открывает ваш аккаунт.`,
    },
  },
};
