/** French: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('fr');

export const sources: typeof english.sources = {
  add: 'Ajouter une source',
  empty: 'Aucune source pour le moment',
  emptyBody:
    'Les articles du bot peuvent être lus sur votre site, sur des pages choisies ou dans des fichiers, et en suivre les changements.',
  source: 'Source',
  state: 'État',
  addTitle: 'Ajouter une source',
  editTitle: 'Modifier la source',
  edit: (name) => `Modifier « ${name} »`,
  remove: (name) => `Supprimer « ${name} »`,
  removeTitle: 'Supprimer cette source ?',
  removeBody: (name, articles) =>
    `« ${name} » et ${count(articles, { one: 'son # article', other: 'ses # articles' })} seront supprimés. Les articles modifiés restent.`,
  removed: 'Source supprimée',
  readNow: (name) => `Lire « ${name} » maintenant`,
  pages: (name) => `Afficher les pages de « ${name} »`,
  waiting: 'En attente',
  reading: (done, all) => `Lecture : ${numberText(done)} sur ${count(all, { one: '# page', other: '# pages' })}`,
  done: (time) => `Lue : ${time}`,
  never: 'Rien n’a encore été lu',
  next: (time) => `Prochaine lecture : ${time}`,
  articles: (articles) => count(articles, { one: '# article', other: '# articles' }),
  unread: (pages) => count(pages, { one: '# page non lue', other: '# pages non lues' }),
  trialSame: 'Aucune question de test n’a changé',
  trialFailed: 'Les questions de test n’ont pas été comparées',
  trialTitle: (name) => `Questions de test après la lecture de « ${name} »`,
  trialLead: 'Ce que le bot trouvait avant cette lecture, et ce qu’il trouve après.',
  trialByWords: 'Comparé sans les embeddings du bot.',
  held: (pages) => count(pages, { one: 'Changements de # page retenus', other: 'Changements de # pages retenus' }),
  publish: 'Publier',
  publishHeld: (name) => `Publier ce qui est retenu de « ${name} »`,
  discard: 'Écarter',
  discardHeld: (name) => `Écarter ce qui est retenu de « ${name} »`,
  kind: 'Ce qui est lu',
  kinds: {
    site: {
      name: 'Site web',
      help: 'Toutes les pages sous une adresse, trouvées par leurs liens et les plans du site.',
    },
    pages: { name: 'Pages choisies', help: 'Des pages web, fichiers Markdown et PDF que vous indiquez.' },
    files: { name: 'Fichiers', help: 'Des fichiers Markdown, texte, HTML et PDF de cet ordinateur, ou un dossier.' },
  },
  schedules: { off: 'Jamais', daily: 'Chaque jour', weekly: 'Chaque semaine' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['Nom', 'Laissez vide pour le nom du site.'],
  addresses: ['Adresses', 'Une URL https par ligne. 500 pages au plus sont lues.'],
  locale: ['Langue', 'De ses articles, comme fr ou pt-BR. Laissez vide pour toutes.'],
  schedule: ['Relire', 'Les articles suivent les changements. Ce que vous avez modifié n’est jamais écrasé.'],
  holds_if_worse: [
    'Retenir ce qui dégrade',
    'Ne publier que ce qui ne dégrade aucune question de test. Le reste attend ici que vous le publiiez ou l’écartiez.',
  ],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'Aperçu',
  found: (pages, example) =>
    `${count(pages, { one: '# page trouvée', other: '# pages trouvées' })} pour l’instant, comme ${example}`,
  none: 'Aucune page trouvée.',
  first: (title) => `Questions dans « ${title} » :`,
  problem: (address, problem) => `${address} : ${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `Pages de « ${name} »`,
  filesTitle: (name) => `Fichiers de « ${name} »`,
  page: 'Page',
  file: 'Fichier',
  state: 'État',
  articles: 'Articles',
  none: 'Rien n’a encore été trouvé.',
  noFiles: 'Aucun fichier. Choisissez des fichiers, un dossier ou un fichier zip.',
  waiting: 'En attente',
  read: 'Lue',
  leadsTo: (address) => `Mène à ${address}`,
  held: 'Ses changements sont retenus',
  kept: (articles) =>
    count(articles, {
      one: '# article modifié ou supprimé à la main, non écrasé',
      other: '# articles modifiés ou supprimés à la main, non écrasés',
    }),
  taken: (questions) =>
    count(questions, {
      one: '# question omise : un autre article l’a déjà',
      other: '# questions omises : d’autres articles les ont déjà',
    }),
  short: (answers) =>
    count(answers, {
      one: '# réponse omise : moins de 12 lettres',
      other: '# réponses omises : moins de 12 lettres',
    }),
  leftOut: (links) =>
    count(links, {
      one: '# lien non suivi : trop de pages, ou sans fin',
      other: '# liens non suivis : trop de pages, ou sans fin',
    }),
  remove: (name) => `Supprimer « ${name} »`,
  files: 'Choisir des fichiers',
  folder: 'Choisir un dossier',
  uploading: (done, all) => `Envoi de ${numberText(done)} sur ${count(all, { one: '# fichier', other: '# fichiers' })}`,
  uploaded: (files) => count(files, { one: '# fichier envoyé', other: '# fichiers envoyés' }),
  skipped: (files) =>
    count(files, {
      one: '# fichier omis : ni Markdown, ni texte, ni HTML, ni PDF, ou plus de 4 Mo',
      other: '# fichiers omis : ni Markdown, ni texte, ni HTML, ni PDF, ou plus de 4 Mo',
    }),
  badZip: (name) => `« ${name} » ne peut pas être décompressé.`,
  failed: (name, problem) => `${name} : ${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'Cette page n’existe plus',
  login: 'Demande une connexion ou refuse les programmes',
  robots: 'Le robots.txt du site ne permet pas de la lire',
  too_large: 'Trop volumineuse',
  not_text: 'Ni page web, ni Markdown, ni texte, ni PDF',
  no_text: 'Aucun texte trouvé',
  too_short: 'Toutes les réponses ont moins de 12 lettres',
  damaged: 'Endommagée ou incompréhensible',
  inner_address: 'Mène à une adresse interne à un réseau',
  other_site: 'Mène à un autre site',
  redirects: 'Redirige trop souvent',
  timeout: 'Pas de réponse en 15 secondes',
  unreachable: 'Injoignable',
  server_error: 'Le serveur a répondu par une erreur',
  articles_full: 'Le bot a le nombre maximal d’articles : 1 000',
};
