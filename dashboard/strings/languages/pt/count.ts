/** Counts with their noun in Portuguese: 0 and 1 are singular. */
import { countingIn } from '#dashboard/strings/languages/counting.ts';

/** A text with a count, in the form that the number needs. */
export const count = countingIn('pt');
