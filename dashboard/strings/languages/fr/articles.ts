/** What bots know: articles, files of them, and what could not be answered; in French. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

/** Articles. */
export const articles: typeof english.articles = {
  add: 'Créer un article',
  search: 'Rechercher des articles',
  empty: 'Aucun article pour le moment',
  emptyBody:
    'Un article réunit une question, d’autres façons de la poser et la réponse. Créez-en un ou importez un fichier.',
  noneFound: 'Aucun article trouvé',
  noneFoundBody: 'Chaque mot doit figurer dans la question, une formulation ou la réponse.',
  question: 'Question',
  answer: 'Réponse',
  language: 'Langue',
  morePhrasings: (more) => count(more, { one: '# autre formulation', other: '# autres formulations' }),
  showMore: (more) => `Afficher ${numberText(more)} de plus`,
  editTitle: 'Modifier l’article',
  open: (question) => `Ouvrir « ${question} »`,
  edit: (question) => `Modifier « ${question} »`,
  remove: (question) => `Supprimer « ${question} »`,
  removeTitle: 'Supprimer cet article ?',
  removeBody: (question) => `Le bot ne saura plus répondre à « ${question} ».`,
  removed: 'Article supprimé',
  phrasings: 'Autres formulations',
};

/** The fields of an article: label, and help where it needs any. */
export const articleFields: typeof english.articleFields = {
  question: ['Question', 'Telle qu’un visiteur la poserait.'],
  alternative_phrasings: ['Autres formulations', 'Une par ligne. 10 font un bon article, 100 un très bon.'],
  answer: ['Réponse', 'Les bots intégrés répondent exactement avec ce texte.'],
  locale: ['Langue', 'Par exemple fr ou pt-BR. Laissez vide pour toutes.'],
  url: ['Lien pour en savoir plus', 'Une URL https. Facultatif.'],
  is_public: ['Public', 'Tout le monde peut le lire dans le centre d’aide.'],
};

/** Importing a file. */
export const importing: typeof english.importing = {
  open: 'Importer',
  title: 'Importer des articles',
  file: 'Fichier',
  fileHelp: 'Markdown, CSV ou JSON, 5 Mo maximum. Les questions existantes sont mises à jour.',
  action: 'Importer',
  preview: 'Aperçu',
  previewTitle: 'Aperçu de l’import',
  previewLead: 'Rien n’est encore enregistré. Les lignes rejetées sont ignorées.',
  unreadable:
    'Ce fichier n’est pas un texte en UTF-8, UTF-16 ou Windows-1252. Enregistrez-le en UTF-8 et choisissez-le à nouveau.',
  format: 'Format',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown:
      '## Où est ma commande ?\n> suivre mon colis\n> quand vais-je être livré\n\nLe lien dans votre e-mail l’indique.',
    csv: 'question,answer,alternative_phrasings\nOù est ma commande ?,Le lien l’indique.,suivre mon colis|quand vais-je être livré',
    json: '[{\n  "question": "Où est ma commande ?",\n  "answer": "Le lien dans votre e-mail l’indique.",\n  "alternative_phrasings": ["suivre mon colis"]\n}]',
  },
  example: 'Fichier d’exemple',
  exampleHelp: {
    markdown:
      'Chaque titre est une question, les lignes citées en dessous sont d’autres formulations, et le texte est la réponse.',
    csv: 'Une ligne d’en-tête avec question et answer et, au choix, alternative_phrasings (séparées par |), locale, url et is_public.',
    json: 'Une liste d’articles avec les champs de l’API.',
  },
  tooLarge: (megabytes) => `Ce fichier fait ${megabytes} Mo. La limite est de 5 Mo.`,
  done: 'Résultat de l’import',
  results: { created: 'Nouveau', updated: 'Mis à jour', refused: 'Rejeté' },
  show: 'Afficher les lignes',
  all: 'Toutes',
  row: 'Ligne',
  line: (line) => `ligne ${numberText(line)}`,
  result: 'Résultat',
  nothing: 'Le fichier ne contient aucune ligne.',
};

/** What could not be answered. */
export const unanswered: typeof english.unanswered = {
  lead: 'Les questions des 90 derniers jours auxquelles le bot n’a pas su répondre, les plus fréquentes d’abord.',
  empty: 'Aucune question sans réponse',
  emptyBody: 'Les questions auxquelles le bot ne sait pas répondre apparaissent ici, avec leur fréquence.',
  question: 'Question',
  count: 'Posée',
  times: (times) => `${numberText(times)} fois`,
  last: 'Dernière fois',
  conversation: 'Ouvrir la conversation',
  makeArticle: 'Créer un article',
  makeArticleOf: (question) => `Créer un article : ${question}`,
  known: 'Dans la base de connaissances',
};
