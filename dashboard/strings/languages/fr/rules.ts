/** Rules: the list, the form, and trying one out; in French. */
import type * as english from '#dashboard/strings/rules.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const chats = (amount: number): string => count(amount, { one: '# chat', other: '# chats' });
const minutes = (amount: number): string => count(amount, { one: '# minute', other: '# minutes' });

/** The list and the form. */
export const rules: typeof english.rules = {
  title: 'Règles',
  lead: 'Faire quelque chose automatiquement quand il se passe quelque chose dans un chat, ou que rien ne se passe depuis un moment.',
  add: 'Créer une règle',
  empty: 'Aucune règle pour le moment',
  emptyBody:
    'Créez-en une pour étiqueter des chats, relever leur priorité ou les transmettre. Essayez-la d’abord sur les chats du mois passé.',
  edit: (name) => `Modifier ${name}`,
  remove: (name) => `Supprimer ${name}`,
  removeTitle: (name) => `Supprimer la règle ${name} ?`,
  removeBody: 'Elle ne s’exécute plus. Ce qu’elle a fait reste. Cette action est irréversible.',
  removed: 'Règle supprimée',
  earlier: (name) => `Exécuter ${name} plus tôt`,
  later: (name) => `Exécuter ${name} plus tard`,
  isOn: (name) => `${name} : activée`,
  on: 'Activée',
  when: 'Quand',
  onlyIf: 'Seulement si',
  always: 'Toujours',
  does: 'Alors',
  add_condition: 'Ajouter une condition',
  add_action: 'Ajouter une action',
  removeCondition: (position) => `Retirer la condition ${numberText(position)}`,
  removeAction: (position) => `Retirer l’action ${numberText(position)}`,
  condition: (position) => `Condition ${numberText(position)}`,
  action: (position) => `Action ${numberText(position)}`,
  gone: '(supprimé)',
  nobody: 'Choisissez un agent',
  defaultDepartment: 'Aucun service',
  fields: {
    name: ['Nom', 'Votre équipe le lit dans chaque chat que la règle modifie.'],
    is_enabled: [
      'Activée',
      'Une modification prend effet en moins d’une minute. Une règle temporelle ne touche pas aux chats qui attendent déjà.',
    ],
    on: ['Quand', ''],
    minutes: ['Minutes', 'De {min} à {max}.'],
    label: ['Étiquette', ''],
    anyLabel: ['Étiquette', 'Laissez vide pour n’importe quelle étiquette.'],
    conditions: ['Seulement si', 'Toutes doivent être remplies.'],
    actions: ['Alors', 'Tout ce qui est possible est fait ; la ligne du chat indique ce qui ne l’a pas été.'],
    widget: ['Widgets', ''],
    department: ['Services', ''],
    contains: ['Partie de l’adresse', ''],
    locale: ['Langue', 'Par exemple fr ou pt-BR.'],
    of: ['Attribut de', ''],
    key: ['Attribut', ''],
    is: ['Comparaison', ''],
    value: ['Valeur', ''],
    field: ['Quoi', ''],
    has: ['Étiquette', ''],
    priority: ['Priorités', ''],
    status: ['Statuts', ''],
    open: ['Horaires d’ouverture du widget', ''],
    rating: ['Étoiles', ''],
    channel: ['Origine du chat', ''],
    text: ['Mots', 'Un par ligne ; un seul suffit. La casse et les accents ne comptent pas.'],
    to: ['À', ''],
    note: ['Note', 'Visible uniquement par votre équipe.'],
    for: ['Durée', ''],
  },
};

/** What starts a rule. */
export const ruleTriggers: typeof english.ruleTriggers = {
  started: 'Un chat commence',
  visitor_message: 'Le visiteur écrit',
  agent_message: 'Un agent répond',
  handed_off: 'Un bot ou un scénario passe la main',
  assigned: 'Un agent reçoit le chat',
  transferred: 'Un collègue transfère le chat',
  labelled: 'Une étiquette est ajoutée',
  priority_changed: 'La priorité change',
  resolved: 'Le chat est résolu',
  closed: 'Le chat est fermé',
  reopened: 'Le chat est rouvert',
  rated: 'Le visiteur note le chat',
  snooze_over: 'Un report se termine',
  unanswered: 'Le visiteur attend une réponse depuis un moment',
  queued: 'Le chat attend dans la file depuis un moment',
  visitor_silent: 'Le visiteur n’a pas répondu depuis un moment',
};

/** A trigger in a few words. */
export const triggerInWords: typeof english.triggerInWords = {
  unanswered: (time) => `Sans réponse depuis ${minutes(time)}`,
  queued: (time) => `Dans la file d’attente depuis ${minutes(time)}`,
  visitor_silent: (time) => `Aucune réponse du visiteur depuis ${minutes(time)}`,
  labelled: (label) => `Étiquette ${label} ajoutée`,
};

/** What conditions look at, and their choices. */
export const ruleConditions: typeof english.ruleConditions = {
  about: {
    widget: 'Widget',
    department: 'Service',
    page: 'Page',
    locale: 'Langue du visiteur',
    attribute: 'Attribut',
    visitor: 'Nom ou adresse e-mail du visiteur',
    label: 'Étiquette',
    priority: 'Priorité',
    status: 'Statut',
    business_hours: 'Horaires d’ouverture',
    rating: 'Note',
    channel: 'Origine du chat',
    text: 'Mots du message',
  },
  of: { conversation: 'Le chat', visitor: 'Le visiteur' },
  field: { name: 'Nom', email: 'Adresse e-mail' },
  is: {
    equals: 'est exactement',
    contains: 'contient',
    at_least: 'est au moins',
    at_most: 'est au plus',
    given: 'a une valeur',
  },
  has: { yes: 'Porte l’étiquette', no: 'Ne porte pas l’étiquette' },
  open: { yes: 'Pendant les horaires d’ouverture', no: 'Hors des horaires d’ouverture' },
  channel: { widget: 'Dans le widget', email: 'Par e-mail', api: 'Depuis votre serveur' },
};

/** A condition in a few words. */
export const conditionInWords: typeof english.conditionInWords = {
  widget: (names) => `Widget ${names}`,
  department: (names) => `Service ${names}`,
  page: (part) => `La page contient ${part}`,
  locale: (tag) => `Langue ${tag}`,
  attribute: (key, is, value) => `${key} ${is} ${value}`.trim(),
  label: (label) => `Porte l’étiquette ${label}`,
  noLabel: (label) => `Sans l’étiquette ${label}`,
  priority: (names) => `Priorité ${names}`,
  status: (names) => `Statut ${names}`,
  rating: (stars) => `Note : ${stars}`,
  text: (words) => `Contient ${words}`,
};

/** What rules do. */
export const ruleActions: typeof english.ruleActions = {
  type: {
    set_priority: 'Définir la priorité',
    add_label: 'Ajouter une étiquette',
    remove_label: 'Retirer une étiquette',
    assign: 'Attribuer',
    note: 'Écrire une note',
    snooze: 'Reporter',
    resolve: 'Résoudre',
  },
  set_priority: (priority) => `Priorité ${priority}`,
  add_label: (label) => `Étiquette ${label}`,
  remove_label: (label) => `Retirer l’étiquette ${label}`,
  assign: (to) => `Attribuer à ${to}`,
  note: (text) => `Note : ${text}`,
  snooze: (time) => `Reporter de ${minutes(time)}`,
  toDefault: 'Déplacer vers la file par défaut',
  untilReply: 'Reporter jusqu’à ce que le visiteur écrive',
  for: { until_reply: 'Jusqu’à ce que le visiteur écrive', minutes: 'Un nombre de minutes' },
  to: { department: 'Un service', agent: 'Un agent' },
};

/** Trying a rule out. */
export const trialOfRule: typeof english.trialOfRule = {
  title: 'Essayer',
  lead: 'Voyez ce qu’elle aurait fait ces 30 derniers jours, dans 5 000 chats au plus. Rien n’est modifié. Les étiquettes, la priorité, le service et les attributs comptent tels qu’ils sont maintenant, et les agents ont de la place.',
  start: 'Essayer sur le mois passé',
  stop: 'Arrêter',
  notRecorded:
    'Les chats ne gardent pas trace du moment où leurs étiquettes ou leur priorité ont changé : cette règle ne peut donc pas être essayée. Une fois activée, chaque chat indique ce qu’elle a fait.',
  progress: (looked, total) => `Vérification : ${numberText(looked)} sur environ ${chats(total)}…`,
  done: (runs, all, looked) =>
    `Elle se serait exécutée ${numberText(runs)} fois dans ${chats(all)} (${numberText(looked)} au total).`,
  stopped: 'Arrêté.',
  none: (looked) => `Elle ne se serait exécutée dans aucun des chats vérifiés (${numberText(looked)}).`,
  failed: 'L’essai n’a pas pu se terminer.',
  changed: 'La règle a changé depuis cet essai.',
  actions: 'Ce qu’elle aurait fait',
  outcomes: (done, unchanged, refused) =>
    `Fait : ${numberText(done)}, déjà ainsi : ${numberText(unchanged)}, impossible : ${numberText(refused)}`,
  compared: (added, same, gone) =>
    `Comparé à ce que la règle enregistrée a fait : nouveaux : ${numberText(added)}, identiques : ${numberText(same)}, disparus : ${numberText(gone)}.`,
  differences: { new: 'Nouveau', gone: 'Disparu' },
  list: 'Chats dans lesquels elle se serait exécutée',
  more: (more) => count(more, { one: 'et # autre', other: 'et # autres' }),
  visitor: 'Visiteur',
};
