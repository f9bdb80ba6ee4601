/** Addresses of the dashboard, for mails to the team. */
import type { Days } from '#core/metrics/period.ts';
import type { Id } from '#core/model/id.ts';
import type { MailLinks } from './writer.ts';

/** Where a conversation is in the dashboard. */
export const conversationUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined, conversation: Id): string =>
  `${links?.publicOrigin ?? ''}/dashboard/conversations/${conversation}`;

/** Where the reports of some days are in the dashboard. */
export const reportsUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined, { from, to, timezone }: Days): string =>
  `${links?.publicOrigin ?? ''}/dashboard/reports?${new URLSearchParams({ from, to, timezone })}`;
