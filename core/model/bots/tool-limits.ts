/** How many tools a bot has at most, and how many parameters each of them. */
export const MAX_TOOLS = 10;
/** How many parameters a tool has at most. */
export const MAX_PARAMETERS = 10;
