/** The texts of what comes later: in English they come with it, in every other language they are there already. */
import type { AllTexts } from '#widget/app/locales/texts.ts';
import type { View } from '#widget/app/view/view.ts';
import english from '#widget/app/locales/en-lazy.ts';

/** Every text, in the visitor's language. */
export const wordsOf = ({ texts }: Pick<View, 'texts'>): AllTexts => ({ ...english, ...texts });
