/** What a message says where only text can be shown or understood: lists, mails, bots, search. */
import type { Metadata } from '#core/model/messages/message.ts';

/** A message, as far as its words and files go. */
type Sent = { content: string; metadata?: Pick<Metadata, 'files'> | null };

/** The text of a message; of one that has only files, their names. */
export const saidIn = ({ content, metadata }: Sent): string =>
  content === '' ? fileNames(metadata).join(', ') : content;

/** Whether a message has files and no words. */
export const hasOnlyFiles = ({ content, metadata }: Sent): boolean => content === '' && fileNames(metadata).length > 0;

/** The names of a message's files. */
export const fileNames = (metadata: Pick<Metadata, 'files'> | null | undefined): string[] =>
  metadata?.files?.map(({ name }) => name) ?? [];
