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
  openSettings: 'Ouvrir les réglages',
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

export const assistant: typeof english.assistant = {
  title: 'Écrire avec l’IA',
  tasks: {
    draft: 'Rédiger une réponse',
    shorter: 'Raccourcir',
    friendlier: 'Rendre plus aimable',
    grammar: 'Corriger la grammaire',
    translate: 'Traduire',
    summary: 'Résumer la conversation',
    triage: 'Suggérer des étiquettes et une priorité',
  },
  writing: 'Rédaction en cours…',
  ready: 'Vérifiez le texte avant de l’utiliser : il peut être faux.',
  sources: 'Rédigé d’après ces articles',
  replace: 'Remplacer mon texte',
  dismiss: 'Ignorer',
  summarize: 'Résumer la conversation',
  problems: {
    budget: 'Vos jetons du jour sont épuisés. Ils sont renouvelés à minuit UTC.',
    failed: 'Le modèle a échoué. Rien n’a été écrit.',
    timeout: 'Le modèle a mis trop de temps.',
    refused: 'Le modèle a refusé, ou sa réponse a été retenue.',
    no_answer: 'Ni les articles ni la conversation ne contiennent de réponse.',
    unusable: 'La réponse du modèle est inutilisable.',
    other_language: 'Le modèle a répondu dans une autre langue.',
    changed: 'La traduction contient d’autres nombres, liens ou adresses que l’original.',
    overtaken: 'Le visiteur a écrit entre-temps : le brouillon a été abandonné.',
    not_configured:
      'Aucun bot de cette conversation n’a de modèle que les agents peuvent utiliser. Un administrateur peut l’autoriser.',
    offline: 'Il n’y a pas de connexion en ce moment.',
  },
  stale: 'Le visiteur a écrit depuis la rédaction de ce brouillon.',
  use: (uses, tokens) => `Utilisation par les agents ces 30 derniers jours : ${uses} textes, ${tokens} jetons.`,
  task: 'Tâche',
  all: 'Toutes',
  uses: 'Utilisations',
  tokens: 'Jetons',
  cost: 'Coût',
};

export const translation: typeof english.translation = {
  translate: 'Traduire',
  into: (language) => `Traduire vers : ${language}`,
  chat: 'Traduire le chat',
  stop: 'Ne plus traduire',
  waiting: 'Traduction…',
  done: 'Traduction',
  hide: 'Masquer la traduction',
  original: (language) => `Écrit en : ${language}`,
  kept: 'Vos collègues verront votre original :',
  remove: 'Envoyer sans l’original',
  checkNames: (names) => `Absent de la traduction : ${names}`,
};

export const triage: typeof english.triage = {
  ask: 'Suggérer des étiquettes et une priorité',
  asking: 'Recherche de ce qui convient…',
  none: 'Aucune autre étiquette ni priorité ne convient.',
  label: (name) => `Ajouter l’étiquette : ${name}`,
  priority: (name) => `Définir la priorité : ${name}`,
};

export const closing: typeof english.closing = {
  title: 'Résoudre avec un résumé',
  summary: 'Résumé',
  help: 'Ajouté sous forme de note, que l’équipe retrouve par la recherche. Le visiteur ne la voit pas.',
  action: 'Ajouter la note et résoudre',
};
