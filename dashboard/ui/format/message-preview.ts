/** A message where only plain text is shown: in lists and notifications. */
import { plainText } from '#core/text/rich-text.ts';

/** The words of a message without the marks that format them; those of a message that has nothing else stay. */
export const messagePreview = (message: string): string => plainText(message) || message;
