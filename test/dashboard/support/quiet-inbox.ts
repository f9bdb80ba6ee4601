/** An inbox on an API of a test: connected, alone in its browser, and telling nobody anything. */
import { createInbox } from '#dashboard/data/inbox/inbox.ts';

/** Drafts that nothing comes of. */
export const noDrafts = { asked: () => () => undefined, forget: () => undefined };

type Deps = Parameters<typeof createInbox>[0];

/** Makes it, for the agent with ID 1. */
export const quietInbox = (api: Deps['api'], more: Partial<Deps> = {}): ReturnType<typeof createInbox> =>
  createInbox({
    api,
    me: () => 1,
    sendFrame: () => true,
    tellTabs: () => undefined,
    onNews: () => undefined,
    holdMs: () => 0,
    mentionsIn: async () => [],
    run: () => Promise.reject(new Error('Nothing is run here.')),
    keepUnsent: () => undefined,
    ownDrafts: noDrafts,
    newId: () => 'client-1',
    now: () => new Date(),
    random: () => 0.5,
    ...more,
  });
