/** Fetches the messages of the conversations before and after the open one: a step shows them at once. It draws nothing. */
import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Whoever walks past a conversation has nothing fetched for it. */
const RESTS_MS = 200;

/** Fetches once the open conversation has its own messages, and while somebody looks. */
export function Neighbors({ id }: { id: Id }) {
  const { list, threads } = useWorkspace().inbox;
  const isReady = useComputed(() => threads.of(id).value.state === 'ready').value;
  // As a text, which stays the same while the list changes elsewhere.
  const ids = useComputed(() => {
    const all = list.items.value.map((one) => one.id);
    const at = all.indexOf(id);
    return at < 0 ? '' : [all[at + 1], all[at - 1]].filter((one) => one !== undefined).join();
  }).value;
  useEffect(() => {
    if (!isReady || ids === '') return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible')
        for (const one of ids.split(',')) void threads.fetchAhead(Number(one));
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [isReady, ids]);
  return null;
}
