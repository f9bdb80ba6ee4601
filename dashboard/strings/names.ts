/** What closed sets are called: statuses, priorities, weekdays. */
import type { AgentStatus } from '#core/model/agent.ts';
import type { Weekday } from '#core/model/business-hours.ts';
import type { Priority, Status, WaitingReason } from '#core/model/conversation.ts';
import type { FactList } from '#core/model/fact.ts';
import type { TicketStatus } from '#core/model/ticket.ts';

/** Names of closed sets. */
export const names = {
  status: {
    pending: 'Pending',
    active: 'Active',
    waiting: 'Waiting for visitor',
    resolved: 'Resolved',
    closed: 'Closed',
  } satisfies Record<Status, string>,
  ticketStatus: { open: 'Open', pending: 'Pending', solved: 'Solved' } satisfies Record<TicketStatus, string>,
  factList: {
    started: 'Started',
    first_response: 'First response given',
    replies: 'Answered by people, and settled',
    resolved: 'Resolved',
    resolved_by_team: 'Resolved by a person',
    reopened: 'Reopened',
    closed: 'Closed',
    abandoned: 'Left before an answer',
    rated: 'Rated',
    rated_1: 'Rated one star',
    rated_2: 'Rated two stars',
    rated_3: 'Rated three stars',
    rated_4: 'Rated four stars',
    rated_5: 'Rated five stars',
    handed_off: 'Handed over to people',
    answered: 'Answered by a bot',
    bot_resolved: 'Resolved by a bot or flow',
    unanswered: 'Without an answer by the bot',
  } satisfies Record<FactList, string>,
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<Priority, string>,
  agentStatus: { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' } satisfies Record<
    AgentStatus,
    string
  >,
  agentStatusHelp: {
    online: 'New chats are assigned to you',
    away: 'Back in a moment; no new chats',
    busy: 'No new chats for now',
    offline: 'Your open chats go back to the queue',
  } satisfies Record<AgentStatus, string>,
  waitingReason: {
    nobody_online: 'Nobody is online',
    all_full: 'Every agent is at the maximum',
    none_in_department: 'This department has no agents',
    outside_hours: 'Outside business hours',
    with_bot: 'The bot is answering',
    with_workflow: 'A flow is answering',
  } satisfies Record<WaitingReason, string>,
  weekday: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  } satisfies Record<Weekday, string>,
};
