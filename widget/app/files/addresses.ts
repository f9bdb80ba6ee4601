/** Where uploads are asked for. */

/** The endpoint, as the contract has it (a test compares). */
export const uploadAddresses = {
  uploadFirstFile: { method: 'POST', path: '/api/widget/{token}/uploads' },
} as const;
