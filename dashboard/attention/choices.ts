/** How this agent is notified: chosen once for all their browsers, kept here for the moment before the server has answered. */
import { signal } from '@preact/signals';
import type { NoticeChanges, OwnNotices } from '#core/model/team/notice.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { Choices } from '#dashboard/workspace/attention.ts';
import { usualChoices } from './usual-choices.ts';

const usual: OwnNotices = { ...usualChoices, stays_online: false, has_mail: false };

/** Makes them, from what this browser knew last. */
export function createChoices(api: Api, storage: Storage | undefined, user: string): Choices {
  const key = `live-chat.notices.${user}`;
  const choices = signal<OwnNotices>(read(storage, key));
  const error = signal<unknown>(undefined);
  let changes = 0;
  const set = (known: OwnNotices) => {
    choices.value = known;
    try {
      storage?.setItem(key, JSON.stringify(known));
    } catch {
      // Full or blocked storage: the next page begins with the usual choices.
    }
  };
  return {
    choices,
    error,
    load: async () => {
      const before = changes;
      try {
        const known = await api('getOwnNotices', {});
        if (before === changes) set(known);
        error.value = undefined;
      } catch (failure) {
        error.value = failure;
      }
    },
    change: async (changed) => {
      const before = choices.peek();
      changes += 1;
      set(merged(before, changed));
      try {
        set(await api('setOwnNotices', { body: changed }));
      } catch (failure) {
        set(before);
        throw failure;
      }
    },
    noteStatus: () => {
      if (choices.peek().stays_online) set({ ...choices.peek(), stays_online: false });
    },
  };
}

/** The choices after a change. */
function merged(
  before: OwnNotices,
  { new_chat, message, mention, missed, target, ...rest }: NoticeChanges,
): OwnNotices {
  return {
    ...before,
    ...rest,
    new_chat: { ...before.new_chat, ...new_chat },
    message: { ...before.message, ...message },
    mention: { ...before.mention, ...mention },
    missed: { ...before.missed, ...missed },
    target: { ...before.target, ...target },
  };
}

function read(storage: Storage | undefined, key: string): OwnNotices {
  try {
    return merged(usual, JSON.parse(storage?.getItem(key) ?? '{}') as NoticeChanges);
  } catch {
    return usual;
  }
}
