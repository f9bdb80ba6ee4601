/** What an import reads, in one form for every source: contacts, conversations, canned responses, and what didn't fit. */
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { Attributes } from '#core/model/text.ts';

/** What an import can read. */
export const importSources = ['chatwoot', 'intercom', 'live-chat'] as const;
/** What an import can read. */
export type ImportSource = (typeof importSources)[number];

/** A member of the other product's team, as far as a row names them. Only the address says which agent here they are. */
export type ImportedPerson = { id: string | null; name: string | null; email: string | null };

/** A contact; null where the source doesn't say. Times are milliseconds since 1970. */
export type ImportedContact = {
  kind: 'contact';
  source_id: string;
  /** The site's own ID of the person. */
  own_id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  attributes: Attributes;
  created_at_ms: number | null;
  last_seen_at_ms: number | null;
};

/** One step of a conversation. */
export type ImportedEntry = { source_id: string; at_ms: number } & (
  | { kind: 'visitor'; content: string }
  | { kind: 'agent'; person: ImportedPerson; content: string }
  | { kind: 'bot'; name: string | null; content: string }
  | { kind: 'note'; person: ImportedPerson; content: string }
  /** What happened, in the source's own words; only the team sees it. */
  | { kind: 'remark'; content: string }
  | { kind: 'assigned'; person: ImportedPerson }
  | { kind: 'resolved'; person: ImportedPerson | null }
  | { kind: 'reopened'; person: ImportedPerson | null }
  | { kind: 'rated'; stars: number; feedback: string | null }
);

/** A conversation with its steps in the order of time. */
export type ImportedConversation = {
  kind: 'conversation';
  source_id: string;
  /** Whose it is; the rest of the contact only counts if the export has no contact with this ID. */
  contact: ImportedContact;
  is_open: boolean;
  created_at_ms: number;
  /** When something last happened in it. */
  last_at_ms: number;
  assignee: ImportedPerson | null;
  entries: ImportedEntry[];
  labels: string[];
  priority: Priority;
  attributes: Attributes;
  source_url: string | null;
  source_page_title: string | null;
};

/** A prepared answer. */
export type ImportedCannedResponse = {
  kind: 'canned_response';
  source_id: string;
  shortcut: string;
  title: string;
  content: string;
  created_at_ms: number | null;
};

/** What a row of an export is. */
export type ImportedRecord = ImportedContact | ImportedConversation | ImportedCannedResponse;

/** Why something was left out: a field of a row (`id`), or all of it. `seen` and `allowed` are for people. */
export type Problem = { id: string | null; field: string; message: string; isWholeRow: boolean };

/** What a row of an export became. Nothing, if it is of a kind that isn't imported, such as a team. */
export type Reading = { record: ImportedRecord | null; problems: Problem[] };

/** What a row of an export is; others aren't imported. */
export type RowKind = 'contact' | 'conversation' | 'message' | 'canned_response' | 'person' | 'other';

/** A format of exports. */
export type ImportFormat = {
  /**
   * Of which kind a row is, by itself and the name of its file without the ending. `messages`: a message of a conversation
   * that is in another row; `conversationOf` says in which.
   */
  kindOf: (row: unknown, file: string) => RowKind;
  /** The ID of the conversation that a message belongs to. */
  conversationOf: (message: unknown) => string | undefined;
  /** A member of the team; nothing if the row doesn't say who. */
  readPerson: (row: unknown) => ImportedPerson | undefined;
  readContact: (row: unknown) => Reading;
  /** `messages` are those that stood in rows of their own. */
  readConversation: (row: unknown, messages: readonly unknown[]) => Reading;
  readCannedResponse: (row: unknown) => Reading;
};
