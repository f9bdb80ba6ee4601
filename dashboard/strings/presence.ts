/** Being there for visitors: who isn't an agent, leaving, and being set to away. */
import { localized } from './language.ts';

/** An agent's own presence. */
export const presence = localized('presence', {
  title: 'Sign out?',
  signOut: 'Sign out',
  returned: (chats: number) =>
    chats === 1
      ? 'A visitor of yours waits for an answer. The chat goes back to the queue.'
      : `${chats} of your visitors wait for an answer. Their chats go back to the queue.`,
  setAway: 'You were set to away because two chats waited without an answer.',
  goOnline: 'Go online',
  setBy: ({ name, status }: { name: string; status: string }) => `${name} set your status to ${status}.`,
  keepStatus: 'Keep it',
  removed: 'You’re no longer an agent',
  removedBody: 'You can’t receive or answer chats. Ask an admin if this is a mistake.',
  notAnAgent: 'You can’t receive chats yet',
  notAnAgentAdmin: 'Add yourself as an agent to answer visitors.',
  notAnAgentOther: 'Ask an admin to add you as an agent.',
  makeMeAgent: 'Become an agent',
});
