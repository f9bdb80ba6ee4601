/** A mail as data. `as-text.ts` and `as-html.ts` write the same blocks for readers of either. */

/** A message quoted in a mail. `at` is its time as the reader is shown it; a step of the chat has nobody who says it. */
export type QuotedMessage = {
  kind: 'message';
  at: string;
  who: string | null;
  /** As people see it: nothing in it is markup. */
  text: string;
  files?: readonly { name: string; url?: string | undefined }[];
};

/** A part of a mail. `figures` are rows of a report; `small` and `link` are what only some look for. */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | QuotedMessage
  | { kind: 'button'; label: string; url: string }
  | { kind: 'choices'; choices: readonly { label: string; url: string }[] }
  | { kind: 'figures'; rows: readonly { label: string; value: string; change?: string; url?: string }[] }
  | { kind: 'small'; text: string }
  | { kind: 'link'; label: string; url: string };

/** A mail without its recipient. `language` is a BCP 47 tag of the language it is written in. */
export type Mail = {
  subject: string;
  /** What lists of mails show after the subject. */
  preheader?: string;
  language: string;
  /** The first line of a mail that takes answers; see `replyLine`. */
  replyLine?: string | undefined;
  blocks: readonly MailBlock[];
};

/** How a mail looks: the name and color of the site it is sent for, and the address of its logo. */
export type MailLook = { site: string; accent: string; logo?: string | undefined };

/** A name or a subject may hold line breaks; a line of a mail may not. */
export const oneLine = (text: string): string => text.replaceAll(/[\s\u0085]+/g, ' ').trim();

/** A text with its `{blanks}` filled in. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
