/** What a conversation carries by key. */
import type { Attributes } from './model/text.ts';

/** The most a conversation may carry. */
const MAX_ATTRIBUTES = 50;

/** Attributes with more of them: what was there stays within the limit. */
export const withAttributes = (before: Attributes, more: Attributes): Attributes =>
  Object.fromEntries(Object.entries({ ...before, ...more }).slice(0, MAX_ATTRIBUTES));
