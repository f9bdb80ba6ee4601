/** The contract's closed sets without its schemas, which would bring their library along (a test compares the two). */
import type { AgentStatus } from '#core/model/agent.ts';
import type { BotProvider } from '#core/model/bot.ts';
import type { Weekday } from '#core/model/business-hours.ts';
import type { Priority, Status } from '#core/model/conversation.ts';
import type { TicketStatus } from '#core/model/ticket.ts';

/** The states of a conversation. */
export const statuses: readonly Status[] = ['pending', 'active', 'waiting', 'resolved', 'closed'];
/** Priorities, least urgent first. */
export const priorities: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];
/** The states of a ticket. */
export const ticketStatuses: readonly TicketStatus[] = ['open', 'pending', 'solved'];
/** Who writes a bot’s answers. */
export const botProviders: readonly BotProvider[] = ['built-in', 'bedrock', 'openai-compatible'];
/** What an agent chooses to be. */
export const agentStatuses: readonly AgentStatus[] = ['online', 'away', 'busy', 'offline'];
/** The weekdays, Monday first. */
export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
