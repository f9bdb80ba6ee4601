/** Where the endpoints are that a chat begins with: the contract's own table would bring its validators along. */
import type { Address } from '#core/contract/client.ts';
import type { OperationId } from '#core/contract/http.ts';

const base = '/api/widget/{token}';

/** The widget's endpoints, as the contract has them (a test compares). What comes later adds its own. */
export const addresses: Partial<Record<OperationId, Address>> = {
  openSession: { method: 'POST', path: `${base}/session` },
  startConversation: { method: 'POST', path: `${base}/conversations` },
  leaveOfflineMessage: { method: 'POST', path: `${base}/offline-messages` },
  listOwnMessages: { method: 'GET', path: `${base}/conversations/{id}/messages` },
  sendOwnMessage: { method: 'POST', path: `${base}/conversations/{id}/messages` },
};
