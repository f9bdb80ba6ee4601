/** Where earlier chats are asked for. */

/** The endpoint, as the contract has it (a test compares). */
export const pastAddresses = {
  listOwnConversations: { method: 'GET', path: '/api/widget/{token}/conversations' },
} as const;
