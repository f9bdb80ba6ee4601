/** What every part of the view is drawn from. */
import type { FunctionComponent } from 'preact';
import type * as z from 'zod/mini';
import type { MessageFile } from '#core/model/files/file.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { widgetTexts } from '#core/model/widgets/widget.ts';
import type { WidgetLook } from '#core/theme/widget-theme.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import type { Outgoing } from '#widget/app/state/outbox.ts';
import type { State, Ui } from '#widget/app/state/state.ts';
import type { Speech, Texts } from '#widget/app/locales/texts.ts';

/** The widget's own texts in the visitor's language. */
export type OwnTexts = Required<Omit<z.infer<typeof widgetTexts>, 'greeting'>>;

/** What a chat opens without: parts of the window and what they need, in a chunk of their own. */
export type Later = Record<
  | 'AskEnd'
  | 'AskPerson'
  | 'Ending'
  | 'Growing'
  | 'HowAnswered'
  | 'Menu'
  | 'Older'
  | 'Tools'
  | 'Typing'
  | 'Waiting'
  | 'When',
  FunctionComponent<Part>
> & {
  /** What became of something that was asked for, and earlier chats, which lie over the whole window. */
  Extras: FunctionComponent<Part>;
  Jump: FunctionComponent<Part & { unread: number }>;
  /** What became of a message that was given up. */
  Failed: FunctionComponent<Part & { message: Outgoing }>;
  /** What a message has beneath its text: files, and the button of a call; or the files of one that isn't stored yet. */
  Files: FunctionComponent<Beneath>;
  Over: FunctionComponent<Part & { n: number }>;
  /** A text with its links; with what Markdown means where the row is a bot's. */
  Prose: FunctionComponent<{ text: string; isRich: boolean }>;
  /** Their styles. */
  css: string;
  /** What a system row says, in the visitor's language. */
  describe: (row: VisitorMessage, view: View) => string;
  /** What can be asked for besides writing. */
  requests: {
    rate: (rating: number, feedback?: string) => Promise<void>;
    askPerson: () => Promise<void>;
    end: () => Promise<void>;
    sendCopy: () => Promise<void>;
    /** Gives an address for replies. */
    leaveEmail: (email: string) => Promise<void>;
    /** Shows the earlier chats. */
    earlierChats: () => Promise<void>;
    /** Fetches the page before the first row known. */
    older: () => Promise<void>;
  };
  /** Ends what was started. */
  stop: () => void;
};

/** The state, the words, and what can be done. Parts of the view are pure functions of it. */
export type View = {
  chat: Chat;
  state: State;
  widget: WidgetLook['widget'];
  own: OwnTexts;
  speech: Speech;
  texts: Texts;
  set: (ui: Partial<Ui>) => void;
  /** Parts that come later; nothing until they have. */
  later?: Later | undefined;
};

/** What every part is given. */
export type Part = { view: View };

/** A stored row, or files of a message that isn't stored yet. */
export type Beneath = Part & { row?: VisitorMessage; files?: readonly MessageFile[] };
