/** Being there for visitors: who isn't an agent, leaving, and being set to away; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/presence.ts';
import { count } from './count.ts';

/** An agent's own presence. */
export const presence: typeof english.presence = {
  title: 'Sair?',
  signOut: 'Sair',
  returned: (chats) =>
    count(chats, {
      one: 'Um visitante seu aguarda uma resposta. O chat volta para a fila.',
      other: '# dos seus visitantes aguardam uma resposta. Os chats voltam para a fila.',
    }),
  setAway: 'Seu status mudou para Ausente porque dois chats esperaram sem resposta.',
  goOnline: 'Ficar online',
  setBy: ({ name, status }) => `${name} definiu seu status: ${status}.`,
  keepStatus: 'Manter',
  moved: ({ name }) => `O chat com ${name} foi para um departamento que você não vê.`,
  removed: 'Você não é mais atendente',
  removedBody: 'Você não pode receber nem responder chats. Fale com um administrador se isso for um engano.',
  notAnAgent: 'Você ainda não pode receber chats',
  notAnAgentAdmin: 'Adicione-se como atendente para responder aos visitantes.',
  notAnAgentOther: 'Peça a um administrador que adicione você como atendente.',
  makeMeAgent: 'Virar atendente',
};
