/** What mails to the team have in common, and the addresses of the dashboard in them. */
import type { Days } from '#core/metrics/period.ts';
import type { Id } from '#core/model/id.ts';
import type { Letter, MailLinks } from './writer.ts';

/** What each of them has besides its text: the color of the dashboard, and that no absence notice should answer it. */
export const toTeam = {
  isToTeam: true,
  look: { site: 'Live chat', accent: '#4f4bd0' },
  headers: { headers: { 'Auto-Submitted': 'auto-generated' } },
} as const satisfies Partial<Letter>;

/** Where a conversation is in the dashboard. */
export const conversationUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined, conversation: Id): string =>
  `${links?.publicOrigin ?? ''}/dashboard/conversations/${conversation}`;

/** Where the reports of some days are in the dashboard. */
export const reportsUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined, { from, to, timezone }: Days): string =>
  `${links?.publicOrigin ?? ''}/dashboard/reports?${new URLSearchParams({ from, to, timezone })}`;

/** Where webhooks are in the dashboard. */
export const webhooksUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined): string =>
  `${links?.publicOrigin ?? ''}/dashboard/webhooks`;

/** Where people of the team sign in. */
export const dashboardUrl = (links: Pick<MailLinks, 'publicOrigin'> | undefined): string =>
  `${links?.publicOrigin ?? ''}/dashboard/`;
