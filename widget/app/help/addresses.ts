/** Where what a visitor says of an article goes. */

/** The endpoint, as the contract has it (a test compares). */
export const helpAddresses = {
  answerHelpArticle: { method: 'POST', path: '/api/widget/{token}/articles/{id}/feedback' },
} as const;
