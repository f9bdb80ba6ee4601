/** Choices of a select field. */

/** Things of the team to choose from, by their ids. */
export const optionsOf = (things: readonly { id: number; name: string }[]): Record<string, string> =>
  Object.fromEntries(things.map(({ id, name }) => [String(id), name]));
