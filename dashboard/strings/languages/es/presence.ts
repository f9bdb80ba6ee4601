/** Spanish: being there for visitors. */
import type * as english from '#dashboard/strings/presence.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const presence: typeof english.presence = {
  title: '¿Cerrar sesión?',
  signOut: 'Cerrar sesión',
  returned: (chats) =>
    chats === 1
      ? 'Un visitante espera tu respuesta. Su chat vuelve a la cola.'
      : `${numberText(chats)} visitantes esperan tu respuesta. Sus chats vuelven a la cola.`,
  setAway: 'Tu estado pasó a «Ausente» porque dos chats esperaron sin respuesta.',
  goOnline: 'Conectarme',
  setBy: ({ name, status }) => `${name} cambió tu estado a «${status}».`,
  keepStatus: 'Dejarlo así',
  moved: ({ name }) => `El chat con ${name} pasó a un departamento que no ves.`,
  removed: 'Ya no eres agente',
  removedBody: 'No puedes recibir ni responder chats. Consulta a un administrador si es un error.',
  notAnAgent: 'Aún no puedes recibir chats',
  notAnAgentAdmin: 'Añádete como agente para responder a los visitantes.',
  notAnAgentOther: 'Pide a un administrador que te añada como agente.',
  makeMeAgent: 'Ser agente',
};
