/** The contract's closed sets. Evaluated when the dashboard is built: no schema comes along. */
export { agentStatuses } from '#core/model/team/agent.ts';
export { botProviders } from '#core/model/bots/bot.ts';
export { channels, listStatuses, listViews, priorities, ratingFilters, weekdays } from '#core/model/closed-sets.ts';
export { statuses } from '#core/model/conversations/conversation.ts';
export { ticketStatuses } from '#core/model/conversations/ticket.ts';
