/** A call with a visitor: a reply that is the link to a room which nobody else can guess. */
import type { Author } from '#core/conversation/commands.ts';
import { rememberedSeq } from '#core/conversation/state.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { ROOM } from '#core/model/team/team-settings.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { getRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { sendAndFollow } from './answer-delivery.ts';
import type { SendDeps } from './send-message.ts';

/** The dependencies. */
export type CallDeps = SendDeps & { randomText: RandomText };
type Call = { agent: Author; client_message_id: string };

/** As many letters and digits as 128 random bits take. */
const ROOM_LENGTH = 22;
const ROOM_LINK = new RegExp(`^https://\\S*[A-Za-z0-9]{${ROOM_LENGTH}}\\S*$`);

/**
 * Sends the link. The room is drawn here, so a request that is repeated draws another: it gets the one that was sent.
 * @throws DomainError `not_configured` without an address for calls, and as `sendAgentMessage` does
 */
export async function callVisitor(deps: CallDeps, conversation: Id, call: Call): ReturnType<typeof sendAndFollow> {
  const { call_link: link } = await getTeamSettings(deps.table);
  if (link === null) {
    found(await newestRow(deps.table, conversation));
    throw new DomainError('not_configured', 'No address for calls is set up. An admin does this in the team settings.');
  }
  const send = (content: string) =>
    sendAndFollow(deps, conversation, { ...call, content, visibility: 'public', metadata: { call: true } });
  try {
    return await send(link.replace(ROOM, deps.randomText(ROOM_LENGTH)));
  } catch (error) {
    const sent = isRepeated(error) ? await sentBefore(deps, conversation, call) : undefined;
    if (sent === undefined) throw error;
    return send(sent);
  }
}

const isRepeated = (error: unknown): boolean => error instanceof DomainError && error.code === 'idempotency_mismatch';

/** The link that this call sent; undefined when its id was used for anything else. */
async function sentBefore({ table }: CallDeps, conversation: Id, call: Call): Promise<string | undefined> {
  const { state } = found(await newestRow(table, conversation, { consistent: true }));
  const seq = rememberedSeq(state.staff_sent, call.client_message_id, call.agent.id);
  const row = seq === undefined ? undefined : await getRow(table, conversation, seq);
  return row?.visibility === 'public' && ROOM_LINK.test(row.content) ? row.content : undefined;
}
