/** How much a source may have. Apart from its schemas, which the browser needs none of. */

/** Pages of one source. */
export const MAX_SOURCE_PAGES = 500;
/** Sources of one bot. */
export const MAX_SOURCES = 20;
/** Addresses where a source begins. */
export const MAX_ADDRESSES = 50;
/** Bytes of one uploaded file: with Base64, a request of at most 5.5 MB. */
export const MAX_SOURCE_FILE_BYTES = 4 * 1024 * 1024;
