/** Whether the visitor has written since a message was scheduled. */
import type { Message } from '#core/model/messages/message.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';

/** Whether one of these rows is the visitor's, and came after it was scheduled or changed. */
export const hasVisitorWritten = (
  { after_seq }: Pick<ScheduledMessage, 'after_seq'>,
  rows: readonly Pick<Message, 'sender_type' | 'seq'>[],
): boolean => after_seq !== null && rows.some(({ sender_type, seq }) => sender_type === 'visitor' && seq > after_seq);
