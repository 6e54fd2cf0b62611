// Made from ru.json by `npm run strings`: change that file, not this one.
import type { Strings } from "./en.gen.ts";

export const strings: Strings = {
  someone: "Кто-то",
  text: {
    friend_request: ({ name }) => `${name} хочет добавить вас в друзья.`,
    friend_accepted: ({ name }) => `${name} теперь у вас в друзьях.`,
    challenge: ({ name }) => `${name} вызывает вас на матч.`,
    challenge_declined: ({ name }) => `Игрок ${name} отклонил ваш вызов.`,
    mention: ({ channel, excerpt, name }) => `${name} упоминает вас в ${channel}: ${excerpt}`,
    direct_message: ({ excerpt, name }) => `Сообщение от ${name}: ${excerpt}`,
    tournament_call: ({ tournament }) => `Вас вызывают на матч турнира ${tournament}. Подтвердите, что вы на месте.`,
    tournament_result: ({ place, players, tournament }) => `Ваше место в турнире ${tournament}: ${place}-е из ${players}.`,
    tournament_invitation: ({ name, tournament }) => `${name} приглашает вас на турнир ${tournament}.`,
    pairing: ({ name }) => `Ваш матч с ${name} готов.`,
  },
};
