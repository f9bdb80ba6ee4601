/** German: how chats find their agents. */
import type * as english from '#dashboard/strings/assignment.ts';

export const assignmentWords: typeof english.assignmentWords = {
  section: 'Zuweisung',
  fields: {
    assignment_mode: ['Neue Chats', 'Wenn Agenten sie selbst übernehmen, warten sie, bis einer es tut.'],
    match_languages: [
      'Sprachen abgleichen',
      'Chats gehen an Agenten, die die Sprache des Browsers oder der Seite des Besuchers beherrschen.',
    ],
    match_labels: [
      'Labels, die Kenntnisse erfordern',
      'Eines pro Zeile, bis zu {count}. Ein Chat mit einem dieser Labels geht an Agenten, die es unter ihren Kenntnissen haben.',
    ],
    fallback_minutes: [
      'Minuten, die auf die Kenntnisse gewartet wird',
      '{min}–{max}. Danach kann jeder den Chat erhalten. Hat niemand online die Kenntnisse, gilt das sofort.',
    ],
    urgent_exceeds: [
      'Dringende Chats dürfen die Höchstzahl um einen überschreiten',
      'Nur wenn niemand Platz hat. Ein Agent hat so nie mehr als einen Chat über der Höchstzahl.',
    ],
  },
  modes: { automatic: 'Werden automatisch zugewiesen', by_hand: 'Werden von Hand übernommen' },
};

export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: 'niemand sonst hatte Platz',
    fewest_chats: 'wenigste Chats gemessen an der Höchstzahl',
    longest_without: 'am längsten ohne neuen Chat',
    others_had_it: 'die anderen hatten sie schon',
    best_skills: 'die meisten der Kenntnisse',
    over_capacity: 'dringend, und niemand hatte Platz',
    passed_on: 'weitergegeben, nicht rechtzeitig beantwortet',
    came_back: 'zurück an denselben Agenten',
    taken: 'von Hand übernommen',
    by_hand: 'von Hand',
  },
  by: ({ name }) => `von Hand durch ${name}`,
  needs: ({ skills }) => `erfordert ${skills}`,
  fallbacks: {
    nobody_has_them: 'niemand online hat diese Kenntnisse',
    waited: 'niemand mit diesen Kenntnissen hatte rechtzeitig Platz',
  },
};
