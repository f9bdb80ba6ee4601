/** French: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('fr');

export const quality: typeof english.quality = {
  lead: 'Des questions dont vous connaissez la bonne réponse. Elles sont posées à chaque ouverture de cette page ; les visiteurs n’en voient rien.',
  modelNote: 'Un modèle écrit les réponses de ce bot. L’article affiché est celui qu’il reçoit en premier.',
  byWords: 'Les embeddings étaient inaccessibles ou leurs jetons épuisés : ceci a été trouvé par les mots seuls.',
  add: 'Ajouter une question de test',
  empty: 'Pas encore de questions de test',
  emptyBody:
    'Ajoutez des questions avec l’article qui devrait y répondre, et voyez ce que chaque changement améliore ou dégrade.',
  question: 'Question',
  expected: 'Attendu',
  result: 'Résultat',
  handoff: 'Transférer à un agent',
  goneArticle: 'Un article supprimé',
  editTitle: 'Modifier la question de test',
  edit: (question) => `Modifier « ${question} »`,
  remove: (question) => `Supprimer « ${question} »`,
  removeTitle: 'Supprimer cette question de test ?',
  removeBody: (question) => `« ${question} » ne sera plus posée.`,
  removed: 'Question de test supprimée',
  outcomes: { right: 'Juste', wrong: 'Faux', handed_over: 'Transférée' },
  summary: (right, wrong, handedOver) => `${right} justes, ${wrong} fausses, ${handedOver} transférées`,
  sure: (article, share) => `${article} (${share})`,
  nothing: 'Aucun article trouvé',
  takeAsked: 'Importer les questions posées',
  taken: (questions) =>
    questions === 0
      ? 'Aucune nouvelle question à importer'
      : count(questions, { one: '# question importée', other: '# questions importées' }),
  compareTitle: 'Questions de test',
  back: 'Retour',
  saveAnyway: 'Enregistrer quand même',
  saveUntried: 'Enregistrer sans comparer',
  comparing: 'Le bot est entraîné à part…',
  changes: (better, worse) => `${better} mieux, ${worse} moins bien`,
  noChange: 'Aucune question de test ne change.',
  noQuestions: 'Ce bot n’a pas de questions de test. Ajoutez-en sous « Qualité ».',
  failed: 'La comparaison a échoué. Réessayez.',
  better: 'Mieux',
  worse: 'Moins bien',
  answeredBy: (question) => `Réponse par « ${question} »`,
  from: (before, after) => `${before} → ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['Question', 'Comme un visiteur la poserait, plutôt avec d’autres mots que ceux de l’article.'],
  article_id: ['Attendu', 'L’article qui devrait répondre. Sans article, le bot devrait transférer.'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'Répétition',
  lead: 'Parcourt les conversations des 30 derniers jours, 1 000 au plus, avec vos changements, enregistrés ou non. Rien n’est envoyé, appelé ni enregistré. Cela coûte moins de 0,01 USD.',
  modelNote: 'Aucun modèle n’est interrogé : l’index des articles répond à sa place.',
  start: 'Répéter sur les conversations passées',
  cancel: 'Annuler',
  progress: (looked, total) => `${looked} conversations sur ${total}…`,
  failed: 'La répétition a échoué. Réessayez.',
  changed: 'Vous avez changé quelque chose depuis.',
  none: 'Il n’y a aucune conversation à répéter.',
  list: 'Conversations qui seraient différentes',
  more: (count) => `et ${numberText(count)} de plus`,
  differences: {
    same: 'inchangées',
    answered: 'réponse au lieu d’un transfert',
    handed_off: 'transfert au lieu d’une réponse',
    other_answer: 'autre réponse',
    routed_elsewhere: 'transfert à un autre service',
    unknown: 'inconnu',
  },
  loading: 'Chargement…',
  asked: 'Visiteur',
  past: 'Avant',
  now: 'Maintenant',
  open: 'Ouvrir la conversation',
  nothing: 'Pas de réponse',
  handedTo: (department) => `Transférée : ${department}`,
  ownDepartment: 'service par défaut',
  solved: 'Résolue',
  otherWords: 'D’autres mots, ou aucun',
  unknownWhy: 'Un autre système est appelé, et sa réponse n’est pas connue.',
};

export const modelRun: typeof english.modelRun = {
  title: 'Avec le modèle',
  lead: 'Le modèle répond à chaque question de test comme il répondrait à un visiteur. Rien n’est envoyé et aucun outil n’est exécuté.',
  changedNote: 'Vos modifications sont essayées telles qu’elles sont dans le formulaire, enregistrées ou non.',
  ask: 'Exécuter avec le modèle',
  estimate: (questions, tokens, left) =>
    `${count(questions, { one: '# question consomme', other: '# questions consomment' })} environ ${tokens} jetons. Il reste ${left} jetons pour les tests aujourd’hui (UTC).`,
  tooFewTokens: 'Il ne reste pas assez de jetons. Augmentez les jetons quotidiens par visiteur ou réessayez demain.',
  start: 'Démarrer',
  pause: 'Suspendre',
  resume: 'Continuer',
  progress: (asked, total) => `${asked} questions posées sur ${total}…`,
  paused: (asked, total) => `En pause après ${asked} questions sur ${total}`,
  outOfTokens: 'Les jetons pour les tests sont épuisés. Continuez après minuit (UTC).',
  settingsChanged:
    'Terminée : les réglages du bot ont été modifiés. Les résultats obtenus valent pour les anciens. Posez de nouveau les questions pour essayer les nouveaux.',
  summary: (right, wrong, handedOver, failed) =>
    `${right} justes, ${wrong} fausses, ${handedOver} transférées, ${failed} échouées`,
  sincePrevious: (better, worse) => `Par rapport à la dernière exécution : ${better} mieux, ${worse} moins bien`,
  thanBuiltIn: (better, worse) => `Par rapport au bot intégré : ${better} mieux, ${worse} moins bien`,
  about: (model, at, tokens) => `${model}, ${at}, ${tokens} jetons utilisés.`,
  usualModel: 'Le modèle habituel du fournisseur',
  wasChanged: 'Des réglages non enregistrés ont été essayés.',
  list: 'Résultats par question',
  failed: 'Échouée',
  reasons: {
    failed: 'Le modèle est injoignable ou n’a rien écrit d’utilisable.',
    timeout: 'Le modèle a mis trop de temps.',
    refused:
      'La réponse a été retenue : aucun article ne l’appuie, elle dévoile des instructions, ou le modèle a refusé.',
    not_configured: 'Le modèle n’a pas de nom, ou pas d’URL que cette installation peut appeler.',
    interrupted: 'L’exécution a été interrompue à cette question.',
  },
  calls: (tool) => `Appellerait ${tool}.`,
  notRun: 'Non exécuté : ceci est un test.',
  noArticle: 'Réponse sans article',
};
