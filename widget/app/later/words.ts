/** The texts of what comes later: in English they come with it, in every other language they are there already. */
import type { AllTexts } from '../texts.ts';
import type { View } from '../view/view.ts';
import english from './locales-en.ts';

/** Every text, in the visitor's language. */
export const wordsOf = ({ texts }: Pick<View, 'texts'>): AllTexts => ({ ...english, ...texts });
