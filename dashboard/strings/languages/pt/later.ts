/** What is put off: a conversation that is snoozed; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/later.ts';

/** Times to choose from. */
export const later: typeof english.later = {
  choices: { hour: 'Em uma hora', afternoon: 'Hoje à tarde', tomorrow: 'Amanhã', monday: 'Próxima segunda' },
  own: 'Data e hora',
  zone: (zone) => `No seu fuso horário, ${zone}.`,
  past: 'Escolha um horário no futuro.',
  tooFar: 'Escolha um horário dentro de um ano.',
};

/** Snoozing. */
export const snooze: typeof english.snooze = {
  title: 'Adiar conversa',
  help: 'Ela sai da sua lista e volta na hora marcada, ou assim que o visitante escrever. O visitante não é avisado.',
  untilReply: 'Até o visitante escrever',
  now: 'Encerrar o adiamento agora',
};
