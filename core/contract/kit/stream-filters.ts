/** Which new rows of the table each reader of its stream is given. The stack's filters and `replay` go by the same list. */

/** A row that was put where none was: by how its partition key begins, and by an attribute that it must have. */
export type StreamFilter = { keyBegins: string; has?: 'milestone' };

/** The filters of each reader. A filter can't compare a row with its former state, so every relevant change is a row of its own. */
export const streamFilters = {
  // A chat waits or an agent has capacity.
  assign: [{ keyBegins: 'QUEUE#' }, { keyBegins: 'ROSTER#' }],
  react: [
    // Rows that mark a step in a conversation's lifecycle. Ordinary messages cause no invocation.
    { keyBegins: 'CONV#', has: 'milestone' },
    // An event that somebody wants of a visitor, an agent, a ticket, or of what changed in a conversation without a row.
    { keyBegins: 'EVENT#' },
    // A bot's articles have changed since it was trained.
    { keyBegins: 'FITS' },
  ],
} as const satisfies Record<string, readonly StreamFilter[]>;

/** A reader of the stream. */
export type StreamReader = keyof typeof streamFilters;
