/** How a department's chats find their agents until somebody chooses. Without the schemas, as the dashboard begins forms with it. */
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';

/** What holds until somebody chooses. */
export const defaultAssignment = {
  assignment_mode: 'automatic',
  match_languages: false,
  match_labels: [] as string[],
  fallback_minutes: 5,
  urgent_exceeds: false,
} as const satisfies AssignmentChoices;
