/** Operations of messages that are sent later: loaded with the first of them. */
import type { scheduled as rows } from '#core/contract/endpoints/conversations/scheduled.ts';
import type { Named } from '#core/conversation/commands.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import { DomainError } from '#core/model/errors.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Deps } from '#functions/deps.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';
import {
  type ScheduleInput,
  cancelScheduled,
  changeScheduled,
  schedule,
  scheduledOf,
  sendScheduledNow,
} from '#functions/use-cases/messages/scheduled.ts';

/** Scheduled messages. */
export const scheduledOperations: Operations<Deps, keyof typeof rows> = {
  listScheduledMessages: async (deps, { params }) => ({ data: await scheduledOf(deps, params.id) }),
  scheduleMessage: async (deps, { params, body, caller }) => {
    const ref = { conversation: params.id, id: body.client_message_id };
    const input = { ...chosenIn(body), seenSeq: body.seen_seq };
    const { scheduled, isNew } = await schedule(deps, ref, input, requireAgent(caller));
    return created(scheduled, isNew);
  },
  changeScheduledMessage: (deps, { params, body, caller }) => {
    const input = { ...chosenIn(body), version: body.version };
    return changeScheduled(deps, refOf(params), input, requireAgent(caller));
  },
  cancelScheduledMessage: async (deps, { params }) => {
    await cancelScheduled(deps, refOf(params));
  },
  sendScheduledMessage: async (deps, { params, caller }) => {
    const { row, delivery } = await sendScheduledNow(deps, refOf(params), requireAgent(caller));
    return { ...toMessage(row, row.state, unread), ...delivery };
  },
};

const refOf = ({ id, message }: { id: number; message: string }) => ({ conversation: id, id: message });

type Chosen = Omit<ScheduleInput, 'sendAtMs' | 'ifVisitorWrites'> & {
  send_at: string;
  if_visitor_writes: 'hold' | 'send';
};
const chosenIn = ({ content, translated_from, send_at, if_visitor_writes }: Chosen) => ({
  content,
  ...(translated_from && { translated_from }),
  sendAtMs: Date.parse(send_at),
  ifVisitorWrites: if_visitor_writes,
});

/** Whose message it is. @throws DomainError `not_found` for an admin who isn't an agent */
function requireAgent({ agent }: TeamCaller): Named {
  if (!agent) throw new DomainError('not_found', "You aren't an agent yet. Ask an admin to add you.");
  return agent;
}
