/** What starting a conversation answers with. */
import * as z from 'zod/mini';
import { visitorConversation } from './conversation.ts';
import { visitorMessage } from '#core/model/messages/message.ts';

/** The conversation, new or the open one, and the message that was sent. */
export const startedConversation = z.strictObject({
  conversation: visitorConversation,
  messages: z.array(visitorMessage),
});
