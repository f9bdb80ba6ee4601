/** The lists that conversations are found in. */
import type { Listing } from '#core/conversation/state.ts';

/** The lists of conversations: active and waiting are distinguished when read, so that messages write no index. */
export const statusGroup = (status: Listing): 'pending' | 'open' | 'snoozed' | 'resolved' | 'closed' =>
  status === 'active' || status === 'waiting' ? 'open' : status;

/** The lists of an agent's conversations: at work, snoozed or done. */
export const agentList = (status: Listing): 'open' | 'snoozed' | 'done' =>
  status === 'active' || status === 'waiting' ? 'open' : status === 'snoozed' ? status : 'done';
