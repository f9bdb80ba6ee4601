/** Operations of messages that are sent later. What carries them out is loaded with the first of them. */
import type { scheduled as rows } from '#core/contract/endpoints/scheduled.ts';
import type { Named } from '#core/conversation/commands.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import { DomainError } from '#core/model/errors.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Deps } from '#functions/deps.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';

const carriedOut = () => import('#functions/use-cases/messages/scheduled.ts');

/** Scheduled messages. */
export const scheduledOperations: Operations<Deps, keyof typeof rows> = {
  listScheduledMessages: async (deps, { params }) => ({
    data: await (await carriedOut()).scheduledOf(deps, params.id),
  }),
  scheduleMessage: async (deps, { params, body, caller }) => {
    const agent = requireAgent(caller);
    const { schedule } = await carriedOut();
    const ref = { conversation: params.id, id: body.client_message_id };
    const { scheduled, isNew } = await schedule(deps, ref, { ...chosenIn(body), seenSeq: body.seen_seq }, agent);
    return created(scheduled, isNew);
  },
  changeScheduledMessage: async (deps, { params, body, caller }) => {
    const agent = requireAgent(caller);
    return (await carriedOut()).changeScheduled(
      deps,
      refOf(params),
      { ...chosenIn(body), version: body.version },
      agent,
    );
  },
  cancelScheduledMessage: async (deps, { params }) => {
    await (await carriedOut()).cancelScheduled(deps, refOf(params));
  },
  sendScheduledMessage: async (deps, { params, caller }) => {
    const agent = requireAgent(caller);
    const { row, delivery, isNew } = await (await carriedOut()).sendScheduledNow(deps, refOf(params), agent);
    return created({ ...toMessage(row, row.state, unread), ...delivery }, isNew);
  },
};

const refOf = ({ id, message }: { id: number; message: string }) => ({ conversation: id, id: message });

type Chosen = { content: string; send_at: string; if_visitor_writes: 'hold' | 'send' };
const chosenIn = ({ content, send_at, if_visitor_writes }: Chosen) => ({
  content,
  sendAtMs: Date.parse(send_at),
  ifVisitorWrites: if_visitor_writes,
});

/** @throws DomainError `forbidden` */
function requireAgent({ agent }: TeamCaller): Named {
  if (!agent) throw new DomainError('forbidden', 'Only an agent can write for later. Ask an admin to add you as one.');
  return agent;
}
