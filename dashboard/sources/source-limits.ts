/** How much a source may have, worked out of the contract while building. */
export { MAX_SOURCE_FILE_BYTES, MAX_SOURCE_PAGES } from '#core/model/source.ts';
