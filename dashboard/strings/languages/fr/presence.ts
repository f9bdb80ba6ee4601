/** Being there for visitors: who isn't an agent, leaving, and being set to away; in French. */
import type * as english from '#dashboard/strings/presence.ts';
import { count } from './count.ts';

/** An agent's own presence. */
export const presence: typeof english.presence = {
  title: 'Se déconnecter ?',
  signOut: 'Se déconnecter',
  returned: (chats) =>
    count(chats, {
      one: 'Un de vos visiteurs attend une réponse. Son chat retourne dans la file d’attente.',
      other: '# de vos visiteurs attendent une réponse. Leurs chats retournent dans la file d’attente.',
    }),
  setAway: 'Votre statut est passé à Absent, car deux chats ont attendu sans réponse.',
  goOnline: 'Passer en ligne',
  setBy: ({ name, status }) => `${name} a défini votre statut : ${status}.`,
  keepStatus: 'Le garder',
  moved: ({ name }) => `Le chat avec ${name} est passé dans un service que vous ne voyez pas.`,
  removed: 'Vous n’êtes plus agent',
  removedBody: 'Vous ne pouvez ni recevoir de chats ni y répondre. Contactez un administrateur si c’est une erreur.',
  notAnAgent: 'Vous ne pouvez pas encore recevoir de chats',
  notAnAgentAdmin: 'Ajoutez-vous comme agent pour répondre aux visiteurs.',
  notAnAgentOther: 'Demandez à un administrateur de vous ajouter comme agent.',
  makeMeAgent: 'Devenir agent',
};
