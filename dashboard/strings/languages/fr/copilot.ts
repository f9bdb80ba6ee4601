/** French: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';

export const copilot: typeof english.copilot = {
  title: 'Réponses suggérées',
  hint: 'Tab insère la première',
  loading: 'Recherche de réponses…',
  none: 'Aucun article ne convient.',
  failed: 'Impossible de charger les suggestions.',
  past: 'Réponses passées',
  insert: 'Insérer',
  from: 'Ouvrir la conversation d’origine',
  more: 'Ouvrir sa page',
  inserted: (question) => `Insérée : ${question}`,
  undo: 'Annuler',
};

export const learned: typeof english.learned = {
  lead: 'Brouillons issus de chats bien notés, sans données personnelles reconnaissables. Les visiteurs ne les voient qu’une fois ajoutés comme articles.',
  off: 'Ce bot n’apprend pas des chats. Vous pouvez l’activer dans ses réglages.',
  empty: 'Aucun brouillon à relire',
  emptyBody: 'Les questions et réponses des chats résolus et bien notés apparaissent ici en moins d’une heure.',
  question: 'Question',
  actions: 'Actions',
  conversation: 'Apprise de',
  rated: (stars) => `Noté ${stars} sur 5`,
  review: 'Relire',
  reviewOf: (question) => `Relire : ${question}`,
  discard: 'Rejeter',
  discardOf: (question) => `Rejeter : ${question}`,
  discarded: 'Brouillon rejeté',
  gone: 'Un collègue a déjà relu ce brouillon.',
  blanks: (blanks) => `Remplacez ou retirez ${blanks} : une donnée personnelle s’y trouvait.`,
};
