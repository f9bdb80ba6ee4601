/** Where the endpoints are that the widget calls: the contract's own table would bring its validators along. */

const base = '/api/widget/{token}';

/** The widget's endpoints, as the contract has them (a test compares). */
export const addresses = {
  openSession: { method: 'POST', path: `${base}/session` },
  startConversation: { method: 'POST', path: `${base}/conversations` },
  leaveOfflineMessage: { method: 'POST', path: `${base}/offline-messages` },
  listOwnMessages: { method: 'GET', path: `${base}/conversations/{id}/messages` },
  sendOwnMessage: { method: 'POST', path: `${base}/conversations/{id}/messages` },
  rateConversation: { method: 'POST', path: `${base}/conversations/{id}/rate` },
  escalateOwnConversation: { method: 'POST', path: `${base}/conversations/{id}/escalate` },
  mailTranscript: { method: 'POST', path: `${base}/conversations/{id}/transcript` },
  closeOwnConversation: { method: 'POST', path: `${base}/conversations/{id}/close` },
} as const;
