/** How chats find their agents: a department's choices, and why an agent was given a chat; in French. */
import type * as english from '#dashboard/strings/assignment.ts';

/** Choices of a department, or of chats without one, and what agents can. */
export const assignmentWords: typeof english.assignmentWords = {
  section: 'Attribution',
  fields: {
    assignment_mode: ['Nouveaux chats', 'Choisis à la main, ils attendent qu’un agent les prenne.'],
    match_languages: [
      'Tenir compte des langues',
      'Les chats vont aux agents qui ont la langue du navigateur ou de la page du visiteur.',
    ],
    match_labels: [
      'Étiquettes qui demandent une compétence',
      'Une par ligne, jusqu’à {count}. Un chat qui porte l’une de ces étiquettes va aux agents qui l’ont comme compétence.',
    ],
    fallback_minutes: [
      'Minutes d’attente pour la compétence',
      '{min}–{max}. Ensuite, n’importe quel agent reçoit le chat. Si personne en ligne n’a la compétence, n’importe quel agent le reçoit immédiatement.',
    ],
    urgent_exceeds: [
      'Les chats urgents peuvent dépasser le maximum d’un chat',
      'Seulement si personne n’a de place. Un agent n’a ainsi jamais plus d’un chat au-dessus de son maximum.',
    ],
  },
  modes: { automatic: 'Sont attribués automatiquement', by_hand: 'Sont choisis à la main' },
};

/** Why an agent was given a chat, below the row that says so. */
export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: 'personne d’autre n’avait de place',
    fewest_chats: 'le moins de chats par rapport au maximum',
    longest_without: 'le plus longtemps sans nouveau chat',
    others_had_it: 'les autres l’ont déjà eu',
    best_skills: 'le plus de compétences requises',
    over_capacity: 'urgent, et personne n’avait de place',
    passed_on: 'passé à quelqu’un d’autre, faute de réponse à temps',
    came_back: 'revenu au même agent',
    taken: 'pris à la main',
    by_hand: 'à la main',
  },
  by: ({ name }) => `à la main par ${name}`,
  needs: ({ skills }) => `compétences requises : ${skills}`,
  fallbacks: {
    nobody_has_them: 'personne en ligne ne convient',
    waited: 'aucun agent qui convient n’a eu de place à temps',
  },
};
