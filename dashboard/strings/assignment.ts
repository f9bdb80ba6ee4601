/** How chats find their agents: a department's choices, and why an agent was given a chat. */
import { localized } from './language.ts';

/** Choices of a department, or of chats without one, and what agents can. */
export const assignmentWords = localized('assignmentWords', {
  section: 'Assignment',
  fields: {
    assignment_mode: ['New chats', 'Picked by hand, they wait until an agent takes one.'],
    match_languages: ['Match languages', 'Chats go to agents who have the language of the visitor’s browser or page.'],
    match_labels: [
      'Labels that need a skill',
      'One per line, up to {count}. A chat with one of these labels goes to agents who have it as a skill.',
    ],
    fallback_minutes: [
      'Minutes to wait for the skill',
      '{min}–{max}. Then anybody gets the chat. If nobody online has the skill, anybody gets it immediately.',
    ],
    urgent_exceeds: [
      'Urgent chats may exceed the maximum by one',
      'Only if nobody has room. An agent never has more than one chat above the maximum this way.',
    ],
  },
  modes: { automatic: 'Are assigned automatically', by_hand: 'Are picked by hand' },
} as const);

/** Why an agent was given a chat, below the row that says so. */
export const assignedBecause = localized('assignedBecause', {
  rules: {
    only_one: 'the only one with room',
    fewest_chats: 'fewest chats for their maximum',
    longest_without: 'longest without a new chat',
    others_had_it: 'the others had it before',
    best_skills: 'most of the skills',
    over_capacity: 'urgent, and nobody had room',
    passed_on: 'passed on, not answered in time',
    came_back: 'came back to the same agent',
    taken: 'taken by hand',
    by_hand: 'by hand',
  },
  by: ({ name }: { name: string }) => `by hand by ${name}`,
  needs: ({ skills }: { skills: string }) => `needs ${skills}`,
  fallbacks: { nobody_has_them: 'nobody online has it', waited: 'nobody with it had room in time' },
} as const);
