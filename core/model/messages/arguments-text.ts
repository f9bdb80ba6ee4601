/** The arguments of a bot's tool, for people to read. */

/** The arguments in words: text in quotes, so that nothing in it can pose as what the server says. */
export const argumentsText = (given: Record<string, string | number | boolean>): string =>
  Object.entries(given)
    .map(([name, one]) => `${name}: ${typeof one === 'string' ? JSON.stringify(one) : String(one)}`)
    .join(', ');
