/** The dots of the list: asks for the rows in sight whether their visitors are there. It draws nothing itself. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { watchRows } from './watch-rows.ts';

/** Asks for as long as the list is there. */
export default function RowsThere({ of }: { of: ReadonlySignal<readonly Conversation[]> }) {
  const { api, inbox } = useWorkspace();
  useEffect(
    () =>
      watchRows(of, {
        ask: async (ids) => (await api('listPresence', { query: { conversation_ids: ids.join(',') } })).data,
        tell: inbox.deliveries.there,
        page: document,
      }),
    [],
  );
  return null;
}
