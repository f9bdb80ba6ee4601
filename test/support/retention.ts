/** Conversations whose retention ends, and the sweep that finds them, on the APIs of a test. */
import { sweep } from '#functions/handlers/sweep.ts';
import type { Deps } from '#functions/deps.ts';
import type { Table } from '#functions/store/table.ts';
import { type Apis, ada, bearer } from './api.ts';
import { freshId } from './conversations.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A visitor's session, and a chat of theirs. */
export type RetainedChat = { id: number; as: ReturnType<typeof bearer>; visitor: number; session_token: string };

/** What such tests do on running APIs. The `mark` of a chat is a word that its visitor says, and is called by. */
export function retentionOn(api: Pick<Apis, 'agent' | 'visitor' | 'clock' | 'files'> & { deps: Deps }) {
  const agent = async (): Promise<number> => (await api.agent('GET', '/agents/me', { claims: ada })).body.id;
  /** The sweep; `days`: those of the deployment, `table` in place of the real one. */
  const sweeping = ({ days = null, table = api.deps.table }: { days?: number | null; table?: Table } = {}) =>
    sweep({ ...api.deps, table, files: api.files.open, retentionDays: days });
  const write = async (as: ReturnType<typeof bearer>, content: string, token: string): Promise<number> => {
    const body = { client_message_id: freshId(), content };
    return (await api.visitor('POST', `${token}/conversations`, { ...as, body })).body.conversation.id;
  };
  const toNextHour = (): void => {
    api.clock.ms = Math.ceil((api.clock.ms + 1) / HOUR) * HOUR + 1000;
  };
  return {
    sweeping,
    write,
    /** Waits for a new hour, when the sweep looks. */
    toNextHour,
    /** Sweeps at a new hour, and until everything that was begun has come to its end. */
    sweepAll: async (run = sweeping()): Promise<void> => {
      toNextHour();
      for (let time = 0; time < 7; time++) {
        await run();
        api.clock.ms += 2 * MINUTE;
      }
      // What webhooks were sent is looked through once an hour.
      for (let hour = 0; hour < 2; hour++) {
        toNextHour();
        await run();
      }
    },
    isThere: async (id: number): Promise<boolean> => (await api.agent('GET', `/conversations/${id}`)).status === 200,
    settle: (id: number, how: 'resolve' | 'close' = 'close') =>
      api.agent('POST', `/conversations/${id}/${how}`, { claims: ada }),
    /** Starts a chat that is in an agent's hands. */
    chat: async (token: string, mark = 'Marmalade'): Promise<RetainedChat> => {
      const person = { name: `Vera ${mark}`, email: `${mark}@example.com`.toLowerCase() };
      const session = (await api.visitor('POST', `${token}/session`, { body: person })).body;
      const as = bearer(session.session_token);
      const id = await write(as, `I spilled ${mark}`, token);
      await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: await agent() } });
      return { id, as, visitor: session.visitor.id, session_token: session.session_token };
    },
  };
}

/** A table with some requests replaced. */
export const withRequests = (table: Table, replaced: Partial<Table>): Table =>
  new Proxy(table, { get: (target, name) => Reflect.get(replaced, name) ?? Reflect.get(target, name).bind(target) });
