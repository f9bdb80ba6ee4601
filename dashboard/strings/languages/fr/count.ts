/** Counts with their noun in French: 0 and 1 are singular. */
import { countingIn } from '#dashboard/strings/languages/counting.ts';

/** A text with a count, in the form that the number needs. */
export const count = countingIn('fr');
