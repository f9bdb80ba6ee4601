/** A mail as plain text. */
import { type Mail, type MailBlock, type QuotedMessage, oneLine } from './mail.ts';

/** The text of a mail. Nothing that is quoted can pass for another line of it. */
export const asText = ({ replyLine, blocks }: Pick<Mail, 'blocks' | 'replyLine'>): string =>
  [...(replyLine === undefined ? [] : [replyLine]), ...blocks.map(blockText)].join('\n\n');

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'small':
      return block.text;
    case 'message':
      return messageText(block);
    case 'button':
    case 'link':
      return `${block.label}:\n${block.url}`;
    case 'choices':
      return block.choices.map(({ label, url }) => `${label}:\n${url}`).join('\n\n');
    case 'figures':
      return block.rows.map(figureText).join('\n');
  }
}

function messageText({ at, who, text, files = [] }: QuotedMessage): string {
  if (who === null) return `${at}  ${oneLine(text)}`;
  const said = [...(text === '' ? [] : [text]), ...files.map(fileText)].join('\n');
  return `${at}  ${oneLine(who)}:\n${setIn(said)}`;
}

const fileText = ({ name, url }: { name: string; url?: string | undefined }): string =>
  `[File: ${oneLine(name)}]${url === undefined ? '' : `\n${url}`}`;

/** Quoted text is indented, all of it: no line can pass for the header of another message. */
const setIn = (text: string): string => text.replaceAll(/^/gm, '    ').replaceAll(/[\u0085\v\f]/g, ' ');

const figureText = ({ label, value, change }: { label: string; value: string; change?: string }): string =>
  `${oneLine(label)}: ${oneLine(value)}${change === undefined ? '' : ` (${oneLine(change)})`}`;
