/** What closed sets are called: statuses, priorities, weekdays. */
import type { AgentStatus } from '#core/model/team/agent.ts';
import type { Weekday } from '#core/model/widgets/business-hours.ts';
import type { Priority, Status, WaitingReason } from '#core/model/conversations/conversation.ts';
import type { FactList } from '#core/model/conversations/fact.ts';
import type { TicketStatus } from '#core/model/conversations/ticket.ts';
import { localized } from './language.ts';

/** Names of closed sets. */
export const names = localized('names', {
  use: {
    widget: (name: string) => `Widget ${name}`,
    agent: (name: string) => `Agent ${name}`,
    bot: (name: string) => `Bot ${name}`,
    workflow: (name: string) => `Workflow ${name}`,
    cannedResponse: (shortcut: string) => `Canned response /${shortcut}`,
  },
  status: {
    pending: 'Pending',
    active: 'Active',
    waiting: 'Waiting on visitor',
    resolved: 'Resolved',
    closed: 'Closed',
  } satisfies Record<Status, string>,
  ticketStatus: { open: 'Open', pending: 'Pending', solved: 'Solved' } satisfies Record<TicketStatus, string>,
  factList: {
    started: 'Started',
    first_response: 'First response given',
    replies: 'Replied to by agents',
    resolved: 'Resolved',
    resolved_by_team: 'Resolved by an agent',
    reopened: 'Reopened',
    closed: 'Closed',
    abandoned: 'Abandoned',
    rated: 'Rated',
    rated_1: 'Rated 1 star',
    rated_2: 'Rated 2 stars',
    rated_3: 'Rated 3 stars',
    rated_4: 'Rated 4 stars',
    rated_5: 'Rated 5 stars',
    handed_off: 'Handed over to agents',
    answered: 'Answered by a bot',
    bot_resolved: 'Resolved by a bot or workflow',
    unanswered: 'Unanswered by bot',
    first_response_met: 'First responses within target',
    first_response_missed: 'First responses that missed the target',
    resolution_met: 'Resolved within target',
    resolution_missed: 'Resolved after the target',
  } satisfies Record<FactList, string>,
  priority: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<Priority, string>,
  agentStatus: { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' } satisfies Record<
    AgentStatus,
    string
  >,
  presence: {
    online: 'Online',
    away: 'Away',
    busy: 'Busy',
    offline: 'Offline',
    disconnected: 'Not connected',
  } satisfies Record<AgentStatus | 'disconnected', string>,
  agentStatusHelp: {
    online: 'Receives new chats',
    away: 'Keeps your chats, no new ones',
    busy: 'No new chats for now',
    offline: 'Returns your open chats to the queue',
  } satisfies Record<AgentStatus, string>,
  staysOnline: 'Online, even when closed',
  staysOnlineHelp: 'Receives new chats on your devices, for 8 hours after you last opened this',
  waitingReason: {
    nobody_online: 'No agents online',
    all_full: 'All agents are at capacity',
    picked_by_hand: 'Waits until an agent takes it',
    needs_skill: 'Waits for an agent with the skill',
    none_in_department: 'No agents in this department',
    outside_hours: 'Outside business hours',
    with_bot: 'A bot is answering',
    with_workflow: 'A workflow is answering',
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
});
