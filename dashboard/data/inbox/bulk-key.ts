/** Where a browser keeps a change of many conversations that isn't finished: by the person who makes it. */
export const bulkKey = (person: string): string => `live-chat.bulk.${person}`;
