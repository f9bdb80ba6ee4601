/** All that is kept of a visitor, and forgetting it. */
import * as z from 'zod/mini';
import { visitorConversation } from '#core/model/conversations/conversation.ts';
import { visitorMessage } from '#core/model/messages/message.ts';
import { attributes } from '#core/model/text.ts';
import { ticket } from '#core/model/conversations/ticket.ts';
import { visitor } from '#core/model/visitors/visitor.ts';
import { AGENT_API, byId, endpoint, paging } from '#core/contract/kit/endpoint.ts';

const tag = 'Visitors';
const path = `${AGENT_API}/visitors/{id}` as const;

/** All that is kept of a person, but nothing of the team's own. */
const everything = z.strictObject({
  visitor,
  conversations: z.array(z.extend(visitorConversation, { attributes })),
  messages: z.array(visitorMessage),
  tickets: z.array(ticket),
  /** How to get the files, which messages name in `metadata.files`. */
  about_files: z.strictObject({
    note: z.string(),
    /** An address, with `{id}` where the ID of a file goes. */
    url: z.string(),
  }),
  next_cursor: z.nullable(z.string()),
});
/** All that is kept of a person. */
export type VisitorExport = z.infer<typeof everything>;

/** Every endpoint of visitors' data. */
export const visitorData = {
  exportVisitor: endpoint({
    method: 'GET',
    path: `${path}/export`,
    role: 'admin',
    tag,
    summary: 'Export all data about a visitor, paged with the tickets first',
    params: byId,
    query: z.strictObject({ cursor: paging.cursor }),
    answer: { status: 200, schema: everything },
    errors: ['not_found'],
  }),
  eraseVisitor: endpoint({
    method: 'DELETE',
    path,
    role: 'admin',
    tag,
    summary: 'Delete all data about a visitor; their open chats end first',
    params: byId,
    answer: { status: 204 },
    errors: ['not_found'],
  }),
} as const;
