// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  title: ({ site }) => `Что ${site} хранит о вас`,
  madeAt: ({ when }) => `По состоянию на ${when}.`,
  secrets: "Секреты (пароли, токены, коды) хранятся в виде хешей или в зашифрованном виде, поэтому показать их нельзя. Указано только, что они есть.",
  yes: "да",
  no: "нет",
  none: "нет",
  tables: {
    users: {
      title: "Вы",
      text: "Другие видят ваше имя. Идентификатор записан в ваших матчах и их повторах.",
      columns: {
        id: "Идентификатор",
        kind: "Статус",
        name: "Имя",
        createdAt: "С",
      },
      values: {
        kind: {
          guest: "гость",
          member: "участник",
        },
      },
    },
    accounts: {
      title: "Ваш аккаунт",
      text: "Другие видят имя, рассказ о себе, страну и изображение. Остальное нужно только вам и для работы аккаунта.",
      columns: {
        email: "Электронная почта",
        emailVerifiedAt: "Почта подтверждена",
        passwordHash: "Пароль (в виде хеша)",
        emailFactorAt: "Коды по почте с",
        language: "Язык писем",
        biography: "О себе",
        country: "Страна",
        avatar: "Изображение",
        createdAt: "Создан",
        seenAt: "Последний визит",
        deletionDueAt: "Будет удалён",
      },
    },
    sessions: {
      title: "Где вы вошли",
      text: "По одному сеансу на браузер и то, как браузер себя называет, чтобы вы его узнали. Сетевые адреса не хранятся.",
      columns: {
        id: "Идентификатор",
        method: "Способ входа",
        agent: "Браузер",
        createdAt: "С",
        authenticatedAt: "Личность подтверждена",
        seenAt: "Последний раз, с точностью до часа",
        expiresAt: "Истекает",
      },
    },
    identities: {
      title: "Аккаунты на других сайтах",
      text: "Сервисы, через которые вы входите.",
      columns: {
        provider: "Сервис",
        subject: "Идентификатор там",
        label: "Имя там",
        createdAt: "С",
        usedAt: "Последнее использование",
      },
    },
    totpSecrets: {
      title: "Приложение-аутентификатор",
      text: "Его секрет хранится в зашифрованном виде.",
      columns: {
        createdAt: "Настроено",
        confirmedAt: "Подтверждено",
      },
    },
    recoveryCodes: {
      title: "Резервные коды",
      text: "Хранятся в виде хешей.",
      columns: {
        createdAt: "Создан",
        usedAt: "Использован",
      },
    },
    loginChallenges: {
      title: "Начатые входы",
      text: "Ждут второго фактора. Удаляются через десять минут.",
      columns: {
        method: "Способ входа",
        createdAt: "Начат",
        expiresAt: "Истекает",
        failures: "Неверных кодов",
        codeHash: "Отправленный код (в виде хеша)",
        codesSent: "Отправлено кодов",
      },
    },
    apiTokens: {
      title: "Токены API",
      text: "Токены, которые вы создали для программ. Хранятся в виде хешей.",
      columns: {
        id: "Идентификатор",
        name: "Название",
        scopes: "Разрешения",
        createdAt: "Создан",
        expiresAt: "Истекает",
        usedAt: "Последнее использование",
      },
    },
    mailLinks: {
      title: "Ссылки в письмах",
      text: "Отправлены, ещё не использованы и не истекли.",
      columns: {
        purpose: "Для чего",
        email: "Куда отправлена",
        createdAt: "Создана",
        expiresAt: "Истекает",
      },
      values: {
        purpose: {
          verify_email: "подтверждение адреса",
          change_email: "смена адреса",
          reset_password: "сброс пароля",
          delete_account: "удаление аккаунта",
        },
      },
    },
    mails: {
      title: "Ещё не отправленные письма",
      text: "Письмо хранится, пока не отправлено. Его содержание предназначено только для вашего почтового ящика.",
      columns: {
        recipient: "Кому",
        language: "Язык",
        subject: "Тема",
        createdAt: "Создано",
        attempts: "Попыток",
        dueAt: "Следующая попытка",
        problem: "Ошибка последней попытки",
      },
    },
    friendships: {
      title: "Друзья и заявки",
      text: "Кто кому отправил заявку и когда она была принята. Другой человек видит то же самое. Удаляется, когда один из вас уходит или прекращает дружбу.",
      columns: {
        from: "От кого",
        to: "Кому",
        createdAt: "Отправлена",
        acceptedAt: "Друзья с",
      },
    },
    blocks: {
      title: "Кого вы заблокировали",
      text: "Этот список видите только вы; им об этом не сообщается.",
      columns: {
        blocked: "Заблокирован",
        createdAt: "С",
      },
    },
    matchSeats: {
      title: "Ваши матчи",
      text: "Результат и повтор матча видит любой, у кого есть ссылка на него. Если вы удалите аккаунт, на вашем месте будет «бывший игрок».",
      columns: {
        matchId: "Матч",
        seat: "Место",
        score: "Ваши очки",
        rival: "Соперник",
        rivalScore: "Очки соперника",
        createdAt: "Создан",
      },
    },
    matches: {
      title: "Об этих матчах",
      text: "Настройки каждого и чем он закончился.",
      columns: {
        id: "Матч",
        status: "Состояние",
        settings: "Настройки",
        paired: "Соперник подобран сайтом",
        rated: "Рейтинговый",
        outcome: "Исход",
        winner: "Место победителя",
        durationMs: "Время игры (мс)",
        createdAt: "Создан",
        startedAt: "Начат",
        finishedAt: "Закончен",
      },
      values: {
        status: {
          open: "открыт",
          finished: "завершён",
          aborted: "отменён",
        },
        outcome: {
          won: "победа по очкам",
          resigned: "один из игроков сдался",
          claimed: "один из игроков ушёл",
        },
      },
    },
    ratings: {
      title: "Ваши рейтинги",
      text: "Они видны всем на вашей странице, а когда установятся — и в таблицах лидеров. Они вычисляются по вашим рейтинговым матчам.",
      columns: {
        kind: "Вид",
        rating: "Рейтинг",
        deviation: "Отклонение",
        volatility: "Волатильность",
        ratedAt: "Последний рейтинговый матч",
        matches: "Рейтинговых матчей",
      },
      values: {
        kind: {
          quick: "Быстрая игра",
          classic: "Классика",
        },
      },
    },
    ratingChanges: {
      title: "Изменения ваших рейтингов",
      text: "Что изменил каждый рейтинговый матч. Это видно всем, у кого есть ссылка на матч.",
      columns: {
        matchId: "Матч",
        kind: "Вид",
        ratingBefore: "Рейтинг до",
        ratingAfter: "Рейтинг после",
        deviationBefore: "Отклонение до",
        deviationAfter: "Отклонение после",
        at: "Когда",
      },
      values: {
        kind: {
          quick: "Быстрая игра",
          classic: "Классика",
        },
      },
    },
    replays: {
      title: "Повторы",
      text: "Какие клавиши и когда были нажаты. Имён в них нет.",
      columns: {
        matchId: "Матч",
        ticks: "Длительность (тики)",
      },
    },
    notifications: {
      title: "Уведомления",
      text: "О чём вам сообщали. Больше никто их не видит. Хранятся 200 последних, не дольше 30 дней.",
      columns: {
        kind: "Вид",
        data: "Содержание",
        createdAt: "Когда",
        readAt: "Прочитано",
        expiresAt: "Хранится до",
      },
      values: {
        kind: {
          friend_request: "заявка в друзья",
          friend_accepted: "заявка в друзья принята",
          challenge: "вызов",
          challenge_declined: "вызов отклонён",
          mention: "упоминание",
          direct_message: "личное сообщение",
          tournament_call: "приглашение на матч турнира",
          tournament_result: "итог турнира",
          pairing: "найден матч",
        },
      },
    },
    notificationPreferences: {
      title: "Настройки уведомлений",
      text: "Как вы хотите получать уведомления. Виды, которые вы не меняли, здесь не показаны.",
      columns: {
        kind: "Вид",
        site: "На сайте",
        push: "Push",
        email: "Эл. почта",
      },
      values: {
        kind: {
          friend_request: "заявка в друзья",
          friend_accepted: "заявка в друзья принята",
          challenge: "вызов",
          challenge_declined: "вызов отклонён",
          mention: "упоминание",
          direct_message: "личное сообщение",
          tournament_call: "приглашение на матч турнира",
          tournament_result: "итог турнира",
          pairing: "найден матч",
        },
      },
    },
  },
  limits: {
    title: "На короткое время",
    text: "Чтобы помешать подбору паролей, попытки считаются по сетевому адресу и по аккаунту, под ключами, по которым никого не узнать: час или два, самое большее сутки. Пока матч открыт, его комната знает ваш сеанс и забывает его через четверть часа после конца.",
  },
};
