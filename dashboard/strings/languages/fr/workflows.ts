/** Workflows, their steps, and testing them; in French. */
import type * as english from '#dashboard/strings/workflows.ts';
import { count } from './count.ts';
import { at } from './grammar.ts';

/** Workflows. */
export const workflows: typeof english.workflows = {
  title: 'Scénarios',
  lead: 'Un scénario guide les visiteurs pas à pas, puis passe la main, crée un ticket ou termine le chat.',
  add: 'Créer un scénario',
  empty: 'Aucun scénario pour le moment',
  emptyBody: 'Partez d’un modèle : recueillir un contact, traiter un problème de commande ou répondre hors horaires.',
  name: 'Scénario',
  fields: { name: ['Nom', 'Visible uniquement par votre équipe.'], definition: ['Étapes', ''] },
  newTitle: 'Nouveau scénario',
  template: 'Partir de',
  versionColumn: 'Version',
  version: (version) => `Version ${version}`,
  changed: 'Modification',
  changedAt: (time) => `modifié ${at(time)}`,
  steps: (steps) => count(steps, { one: '# étape', other: '# étapes' }),
  stepsColumn: 'Étapes',
  usedBy: 'Utilisé par',
  created: 'Scénario créé',
  saved: (version) => `Enregistré comme version ${version}. Les chats en cours gardent la leur.`,
  remove: 'Supprimer le scénario…',
  removeTitle: (name) => `Supprimer ${name} ?`,
  removeBody: 'Les chats en cours continuent jusqu’à leur fin.',
  removed: 'Scénario supprimé',
  secret: 'Secret de signature…',
  secretTitle: 'Émettre un nouveau secret de signature ?',
  secretBody:
    'Signe les requêtes des étapes « Appeler un webhook », pour que votre serveur puisse les vérifier. Le secret précédent n’est plus utilisé. Le nouveau n’est affiché qu’une fois.',
  secretIssue: 'Émettre le secret',
  secretShown: 'Copiez-le maintenant. Il ne sera plus affiché.',
};

/** The editor. */
export const editor: typeof english.editor = {
  stepsTitle: 'Étapes',
  add: 'Ajouter une étape',
  addBehind: (id) => `Ajouter une étape après ${id}`,
  first: 'Première',
  firstStep: 'Première étape',
  faults: (faults) => count(faults, { one: '# erreur', other: '# erreurs' }),
  faultsLeft: (faults) =>
    count(faults, {
      one: 'Corrigez # erreur pour enregistrer.',
      other: 'Corrigez # erreurs pour enregistrer.',
    }),
  goToFault: 'Afficher',
  stepName: 'Nom de l’étape',
  stepNameHelp: 'a–z, 0–9 et _, en commençant par une lettre.',
  nameTaken: 'Une autre étape porte ce nom.',
  nameInvalid: 'Utilisez 1–40 caractères : a–z, 0–9 et « _ », en commençant par une lettre.',
  removeStep: 'Supprimer l’étape',
  characters: 'Caractères.',
  chooseStep: 'Sélectionnez une étape',
  mentions: 'Vous pouvez insérer :',
  views: { graph: 'Schéma', trial: 'Test', rehearsal: 'Répétition' },
  viewsLabel: 'Schéma, test ou répétition',
  graph: 'Schéma des étapes',
  zoom: 'Zoom',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  zoomFit: 'Ajuster',
};

/** What steps do. */
export const stepKinds: typeof english.stepKinds = {
  message: { name: 'Message', help: 'Envoie un message.' },
  ask: { name: 'Question', help: 'Pose une question, puis vérifie et enregistre la réponse.' },
  choice: { name: 'Boutons', help: 'Propose des boutons qui mènent à différentes étapes.' },
  condition: { name: 'Embranchement', help: 'Continue d’un côté ou de l’autre.' },
  set: { name: 'Définir des données', help: 'Définit les attributs, la priorité ou les étiquettes du chat.' },
  ticket: { name: 'Créer un ticket', help: 'Crée un ticket pour votre équipe.' },
  http: { name: 'Appeler un webhook', help: 'Envoie les réponses à votre serveur et enregistre la sienne.' },
  handoff: { name: 'Passer la main', help: 'Transmet le chat à un agent ou à un bot.' },
  end: { name: 'Fin', help: 'Résout le chat.' },
};

/** The fields of steps: label, and help where it needs any. */
export const stepFields: typeof english.stepFields = {
  text: ['Message', ''],
  next: ['Étape suivante', ''],
  expects: ['Type de réponse', ''],
  save_as: [
    'Enregistrer la réponse sous',
    'Un attribut du chat. Les textes suivants peuvent l’insérer par {{son nom}}.',
  ],
  save_choice_as: ['Enregistrer le choix sous', 'Laissez vide pour ne pas l’enregistrer.'],
  options: ['Boutons', 'Un par ligne.'],
  min: ['Minimum', ''],
  max: ['Maximum', ''],
  retry_text: ['Message d’erreur', 'Laissez vide pour celui par défaut.'],
  about: ['Vérifier', ''],
  key: ['Réponse', ''],
  is: ['Condition', ''],
  value: ['Valeur', ''],
  contains: ['L’URL contient', ''],
  locale: ['La langue commence par', 'Par exemple fr ou pt-BR.'],
  yes: ['Oui', ''],
  no: ['Non', ''],
  priority: ['Priorité', ''],
  labels: ['Étiquettes', 'Une par ligne.'],
  attributes: ['Attributs', ''],
  subject: ['Objet', ''],
  description: ['Description', ''],
  to: ['Passer la main à', ''],
  agent: ['Agent', ''],
  department: ['Service', ''],
  bot: ['Bot', ''],
  url: ['URL', 'Une URL https sur un hôte que ce déploiement autorise.'],
  save: ['Enregistrer de la réponse', ''],
  on_error: ['Si la requête échoue', 'Délai maximum : 5 secondes.'],
};

/** Parts of lists within steps. */
export const stepParts: typeof english.stepParts = {
  button: (number) => `Bouton ${number}`,
  leadsTo: 'mène à',
  addButton: 'Ajouter un bouton',
  removeButton: (label) => `Retirer le bouton ${label}`,
  content: 'Texte',
  path: 'Chemin dans la réponse, par exemple order.status',
  unchanged: 'Aucun changement',
  ownDepartment: 'Le service du chat',
  nobody: 'Choisissez',
};

/** Values of steps' fields. */
export const stepValues: typeof english.stepValues = {
  expects: {
    text: 'N’importe quel texte',
    email: 'Adresse e-mail',
    phone: 'Numéro de téléphone',
    number: 'Nombre',
    date: 'Date',
    choice: 'Choix de boutons',
  },
  about: {
    answer: 'Une réponse',
    business_hours: 'Horaires d’ouverture',
    agents_online: 'Agents en ligne',
    page: 'Page actuelle',
    locale: 'Langue du visiteur',
  },
  is: {
    equals: 'est exactement',
    contains: 'contient',
    at_least: 'est au moins',
    at_most: 'est au plus',
    given: 'a une valeur',
  },
  to: { department: 'Un service', agent: 'Un agent', bot: 'Un bot' },
};

/** A condition in a few words. */
export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => `${key} ${is} ${value}`.trim(),
  business_hours: 'Ouvert ?',
  agents_online: 'Agents en ligne ?',
  page: (part) => `L’URL contient ${part}`,
  locale: (locale) => `Langue ${locale}`,
};

/** Labels of the edges in the flowchart, by the field that names the next step; `next` has none. */
export const ways: typeof english.ways = { yes: 'oui', no: 'non', on_error: 'échec' };

/** What a new step starts with. */
export const newSteps: typeof english.newSteps = {
  message: 'Merci !',
  ask: 'De quoi s’agit-il ?',
  answerKey: 'reponse',
  choice: 'Comment pouvons-nous vous aider ?',
  choices: ['Oui', 'Non'],
  ticket: 'Question depuis le chat',
  handoff: 'Un instant, s’il vous plaît. Quelqu’un va vous répondre.',
};

/** Testing a workflow. */
export const trial: typeof english.trial = {
  title: 'Test',
  lead: 'Écrivez comme le ferait un visiteur. Rien n’est enregistré, et aucun webhook n’est appelé.',
  write: 'Écrire comme un visiteur',
  send: 'Envoyer',
  restart: 'Recommencer',
  faulty: 'Corrigez les étapes en rouge, puis testez.',
  changed: 'Le scénario a changé. Ce test garde la version avec laquelle il a commencé.',
  example: 'Bonjour !',
  around: 'Simuler',
  isOpen: 'Pendant les horaires d’ouverture',
  isAnyoneOnline: 'Des agents sont en ligne',
  page: 'Page',
  locale: 'Langue',
  kept: (key, value) => `${key} = ${value}`,
  priority: (name) => `Priorité : ${name}`,
  label: (label) => `Étiquette : ${label}`,
  ticket: (subject) => `Ticket : ${subject}`,
  calls: (host) => `Appelle ${host}`,
  answers: 'Réussit',
  fails: 'Échoue',
  value: (key) => `Valeur de la réponse pour ${key}`,
  handedTo: (name) => `Transmis à ${name}`,
  ended: 'Chat résolu',
  log: 'Chat de test',
};

/** Templates to start from. */
export const templates: typeof english.templates = {
  blank: { name: 'Vide', help: 'Un message, puis un agent.' },
  lead: { name: 'Recueillir un contact', help: 'Nom, e-mail et taille de l’équipe, puis un agent.' },
  order: {
    name: 'Problème de commande',
    help: 'Numéro de commande et problème rencontré. Crée un ticket si aucun agent n’est en ligne.',
  },
  hours: {
    name: 'Hors horaires',
    help: 'Des agents pendant les horaires d’ouverture. Sinon, recueille un message et une adresse e-mail.',
  },
};

/** What the templates say. */
export const templateTexts: typeof english.templateTexts = {
  welcome: 'Bonjour ! Un instant, s’il vous plaît. Quelqu’un va vous répondre.',
  leadHello: 'Merci de nous contacter ! Quelques questions rapides pour que la bonne personne puisse vous aider.',
  askName: 'Quel est votre nom ?',
  askEmail: 'À quelle adresse e-mail pouvons-nous vous joindre ?',
  askEmailAgain: 'Cela ne ressemble pas à une adresse e-mail. Veuillez réessayer.',
  askTeam: 'Combien de personnes compte votre équipe ?',
  teamSizes: ['Juste moi', '2–10', '11–50', 'Plus'],
  leadThanks: 'Merci, {{name}} ! Quelqu’un va vous répondre.',
  orderHello: 'Nous sommes désolés ! Réglons cela.',
  askOrder: 'Quel est votre numéro de commande ? Il figure dans votre e-mail de confirmation.',
  askProblem: 'Quel est le problème ?',
  problems: ['Pas encore livré', 'Article endommagé', 'Mauvais article', 'Autre chose'],
  orderHandoff: 'Merci. Quelqu’un va examiner la commande {{order}} avec vous.',
  orderTicket: 'Commande {{order}} : {{problem}}',
  orderDetails: '{{visitor_name}} a écrit : {{message}}',
  orderNoted:
    'Personne n’est disponible pour le moment. Nous avons ouvert le ticket {{ticket_number}} pour notre équipe et enregistré votre adresse e-mail, {{email}}.',
  hoursOpen: 'Bonjour ! Quelqu’un va vous répondre.',
  hoursClosed: 'Nous sommes fermés pour le moment. Laissez un message : notre équipe le verra à son retour.',
  hoursTicket: 'Message de {{email}}',
  hoursThanks: 'Merci ! Notre équipe a bien reçu votre message et votre adresse e-mail.',
};
