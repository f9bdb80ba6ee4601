/** The contract's closed sets. Evaluated when the dashboard is built: no schema comes along. */
export { agentStatuses } from '#core/model/agent.ts';
export { botProviders } from '#core/model/bot.ts';
export { channels, listStatuses, listViews, priorities, ratingFilters, weekdays } from '#core/model/closed-sets.ts';
export { statuses } from '#core/model/conversation.ts';
export { ticketStatuses } from '#core/model/ticket.ts';
