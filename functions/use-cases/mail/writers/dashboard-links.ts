/** Addresses of the dashboard, for mails to the team. */
import type { Id } from '#core/model/id.ts';
import type { MailLinks } from './writer.ts';

/** Where a conversation is in the dashboard. */
export const conversationUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined, conversation: Id): string =>
  `${links?.publicOrigin ?? ''}/dashboard/conversations/${conversation}`;
