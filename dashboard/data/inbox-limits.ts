/** The limits of what agents type in the inbox, apart from those of all forms. Evaluated when the dashboard is built. */
import { limits } from './limits.ts';

/** The characters of a message. */
export const MAX_CONTENT = limits.conversation['content']?.maxLength ?? 0;
/** The characters of a search. */
export const MAX_SEARCH = limits.search['q']?.maxLength ?? 0;
