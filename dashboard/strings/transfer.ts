/** Handing a conversation on. */
import { localized } from './language.ts';
import { plural } from './plural.ts';

/** Transfer. */
export const transfer = localized('transfer', {
  title: 'Transfer conversation',
  search: 'Find an agent or a department',
  agents: 'Agents',
  departments: 'Departments',
  queue: 'Return to the queue',
  queueHelp: 'The next free agent gets it.',
  load: (current: number, most: number) => `${current} of ${plural(most, 'chat', 'chats')}`,
  reason: 'Reason',
  noReason: 'No reason given',
  reasons: {
    skill: 'Needs another skill',
    department: 'Belongs to another department',
    shift: 'End of shift',
    escalation: 'Escalation',
    other: 'Other',
  },
  why: (reason: string) => `Reason: ${reason}`,
  note: 'Note for who gets it',
  noteHelp: 'Only the team reads it.',
  nobody: 'No matches',
  full: 'At capacity',
  allFull: 'These agents are at capacity.',
  force: 'Assign even if at capacity',
  done: (name: string) => `Transferred to ${name}`,
  requeued: 'Returned to the queue',
});
