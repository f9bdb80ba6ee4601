/** Where the endpoints are that are asked for once there is a conversation. */

const base = '/api/widget/{token}/conversations/{id}';

/** The endpoints, as the contract has them (a test compares). */
export const laterAddresses = {
  rateConversation: { method: 'POST', path: `${base}/rate` },
  escalateOwnConversation: { method: 'POST', path: `${base}/escalate` },
  mailTranscript: { method: 'POST', path: `${base}/transcript` },
  closeOwnConversation: { method: 'POST', path: `${base}/close` },
} as const;
