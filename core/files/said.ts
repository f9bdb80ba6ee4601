/** What a message says where only text can be shown or understood: lists, mails, bots, search. */
import type { Metadata } from '#core/model/message.ts';

/** The text of a message; of one that has only files, their names. */
export const saidIn = ({ content, metadata }: { content: string; metadata?: Pick<Metadata, 'files'> | null }): string =>
  content === '' ? fileNames(metadata).join(', ') : content;

/** The names of a message's files. */
export const fileNames = (metadata: Pick<Metadata, 'files'> | null | undefined): string[] =>
  metadata?.files?.map(({ name }) => name) ?? [];
