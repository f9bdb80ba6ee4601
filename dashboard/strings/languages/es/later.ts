/** Spanish: what is put off. */
import type * as english from '#dashboard/strings/later.ts';

export const later: typeof english.later = {
  choices: {
    hour: 'Dentro de una hora',
    afternoon: 'Esta tarde',
    tomorrow: 'Mañana',
    monday: 'El próximo lunes',
  },
  own: 'Fecha y hora',
  zone: (zone) => `En tu zona horaria, ${zone}.`,
  past: 'Elige un momento futuro.',
  tooFar: 'Elige un momento dentro de un año.',
};

export const snooze: typeof english.snooze = {
  title: 'Posponer conversación',
  help: 'Sale de tu lista y vuelve a la hora indicada, o en cuanto escriba el visitante. El visitante no se entera.',
  untilReply: 'Hasta que escriba el visitante',
  now: 'Retomar ahora',
};
