// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  some: "сервис входа",
  or: "или",
  continueWith: ({ provider }) => `Продолжить через ${provider}`,
  proveWith: ({ provider }) => `Подтвердить через ${provider}`,
  title: "Связанные сервисы",
  text: "Учётные записи других сервисов, с которыми можно войти. Без вас ничего не связывается.",
  since: ({ linked, used }) => `Связано: ${linked}, последний вход: ${used}.`,
  notConfigured: "Этот сервис здесь больше не предлагается. Войти через него нельзя.",
  notLinked: "Не связано",
  link: "Связать",
  linkTo: ({ provider }) => `Связать с ${provider}`,
  unlink: "Отвязать",
  unlinkFrom: ({ provider }) => `Отвязать ${provider}`,
  unlinked: ({ provider }) => `${provider} больше не связан с вашим аккаунтом.`,
  problems: {
    access_denied: ({ provider }) => `${provider} не подтвердил вход. Попробуйте ещё раз или войдите другим способом.`,
    login_expired: ({ provider }) => `Вход через ${provider} занял слишком много времени или начался в другом браузере. Попробуйте ещё раз.`,
    other_identity: ({ provider }) => `В ${provider} вы вошли под другой учётной записью.`,
    linked_already: ({ provider }) => `Уже связана другая учётная запись ${provider}. Сначала отвяжите её.`,
  },
  signUp: {
    title: "Почти готово",
    lead: ({ provider }) => `Вы вошли через ${provider}. Осталось выбрать имя.`,
    name: "Ваше имя здесь",
    as: ({ label, provider }) => `В ${provider} вы ${label}. Выберите, что увидят другие.`,
    keepEmail: ({ email }) => `Использовать ${email} для этого аккаунта`,
    keepEmailHint: "Только для аккаунта: его изменения и сброс пароля.",
    welcome: ({ name }) => `Добро пожаловать, ${name}.`,
    tooLate: {
      title: "Время регистрации истекло",
      text: "На это есть десять минут, в том браузере, где вы начали. Начните заново.",
    },
    known: {
      title: "Возможно, у вас уже есть аккаунт",
      text: ({ email, provider }) => `${email} принадлежит одному из аккаунтов. Если он ваш, войдите, чтобы связать ${provider}.`,
      insist: "Создать другой аккаунт",
    },
    linkHere: {
      title: ({ provider }) => `Связать с ${provider}?`,
      text: ({ label, name }) => `Вы сможете входить в аккаунт ${name} как ${label}.`,
      action: "Связать",
      done: ({ provider }) => `Теперь можно входить через ${provider}.`,
    },
  },
};
