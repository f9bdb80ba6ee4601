/** Where the endpoints are that are asked for once there is a conversation. */

const root = '/api/widget/{token}';
const base = `${root}/conversations/{id}`;

/** The endpoints, as the contract has them (a test compares). */
export const laterAddresses = {
  rateConversation: { method: 'POST', path: `${base}/rate` },
  escalateOwnConversation: { method: 'POST', path: `${base}/escalate` },
  mailTranscript: { method: 'POST', path: `${base}/transcript` },
  getOwnFile: { method: 'GET', path: `${root}/files/{id}` },
  readOwnConversation: { method: 'POST', path: `${base}/read` },
  closeOwnConversation: { method: 'POST', path: `${base}/close` },
} as const;
