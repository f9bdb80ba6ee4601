/** What is done with lists: selecting, changing many at a time, saved views, how rows look; in French. */
import type * as english from '#dashboard/strings/lists.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const conversations = (amount: number): string => count(amount, { one: '# conversation', other: '# conversations' });

/** Selecting and changing many at a time. */
export const bulk: typeof english.bulk = {
  region: 'Conversations sélectionnées',
  pick: (name) => `Sélectionner ${name}`,
  selected: (selected) => count(selected, { one: '# sélectionnée', other: '# sélectionnées' }),
  selectAll: (loaded) => `Tout sélectionner (${numberText(loaded)})`,
  onlyLoaded: 'Il y en a d’autres. Seules celles qui sont chargées peuvent être sélectionnées.',
  clear: 'Effacer la sélection',
  assign: 'Attribuer…',
  label: 'Étiquettes…',
  priority: 'Priorité',
  snooze: 'Reporter…',
  resolve: 'Résoudre',
  stop: 'Arrêter',
  carryOn: (left) => `Continuer (${numberText(left)})`,
  retry: (failed) => `Réessayer (${numberText(failed)})`,
  dismiss: 'Ignorer',
  running: (done, total) => `${numberText(done)} sur ${numberText(total)}`,
  done: {
    resolve: (done) => count(done, { one: '# conversation résolue', other: '# conversations résolues' }),
    reopen: (done) => count(done, { one: '# conversation rouverte', other: '# conversations rouvertes' }),
    snooze: (done) => count(done, { one: '# conversation reportée', other: '# conversations reportées' }),
    unsnooze: (done) => count(done, { one: '# conversation reprise', other: '# conversations reprises' }),
    assign: (done) => count(done, { one: '# conversation attribuée', other: '# conversations attribuées' }),
    priority: (done) => `Priorité définie : ${conversations(done)}`,
    add_label: (done) => `Étiquette ajoutée : ${conversations(done)}`,
    remove_label: (done) => `Étiquette retirée : ${conversations(done)}`,
  },
  failed: (failed) => count(failed, { one: '# échec :', other: '# échecs :' }),
  left: (left) => count(left, { one: '# non traitée.', other: '# non traitées.' }),
  closed: 'La page a été fermée avant la fin.',
  stalled: 'Arrêté après plusieurs échecs de suite.',
  labelTitle: (chosen) => `Étiquettes : ${conversations(chosen)}`,
  labelField: 'Étiquette',
  add: 'Ajouter',
  remove: 'Retirer',
  assignTitle: (chosen) => `Attribuer ${conversations(chosen)}`,
  me: 'Moi',
  snoozeTitle: (chosen) => `Reporter ${conversations(chosen)}`,
  snoozeHelp:
    'Elles quittent votre liste et reviennent au moment voulu, chacune aussi dès que son visiteur écrit. Les visiteurs n’en sont pas informés.',
  untilReplies: 'Jusqu’à ce que leurs visiteurs écrivent',
  notSnoozed: 'Les chats de la file d’attente ne sont pas reportés : ils ne sont encore à personne.',
};

/** Saved views. */
export const views: typeof english.views = {
  label: 'Vues enregistrées',
  save: 'Enregistrer la vue',
  saveNew: 'Enregistrer comme nouvelle vue',
  update: (name) => `Mettre à jour « ${name} »`,
  updated: (name) => `Vue « ${name} » mise à jour`,
  menu: (name) => `Modifier la vue « ${name} »`,
  rename: 'Renommer…',
  remove: 'Supprimer…',
  removeAction: 'Supprimer',
  title: 'Enregistrer la vue',
  renameTitle: 'Renommer la vue',
  name: 'Nom',
  share: 'Partager avec toute l’équipe',
  shared: 'Partagée avec l’équipe',
  saveAction: 'Enregistrer',
  removeTitle: (name) => `Supprimer la vue « ${name} » ?`,
  removeBody: 'Les conversations restent telles quelles.',
  removeShared: 'Tout le monde perd cette vue. Les conversations restent telles quelles.',
  atLeast: (amount) => `${numberText(amount)}+`,
  count: (amount) => conversations(amount),
  none: 'Aucune vue enregistrée pour le moment. Choisissez des filtres, puis enregistrez-les comme vue.',
  gone: {
    department_id: 'Le service de cette vue a été supprimé.',
    widget_id: 'Le widget de cette vue a été supprimé.',
    agent_id: 'L’agent de cette vue a été retiré de l’équipe.',
    label: 'Aucune conversation chargée ne porte l’étiquette de cette vue. Elle a peut-être été retirée partout.',
  },
};

/** What narrows and sorts a list. */
export const listing: typeof english.listing = {
  channel: 'Canal',
  anyChannel: 'Tous les canaux',
  channels: { widget: 'Widget', email: 'E-mail', api: 'API' },
  rating: 'Note',
  anyRating: 'Notées ou non',
  ratings: { any: 'Notées', none: 'Non notées' },
  stars: (stars) => count(stars, { one: '# étoile', other: '# étoiles' }),
  started: 'Début',
  anyTime: 'Toutes les dates de début',
  days: (days) => (days === 1 ? 'Commencées dans les dernières 24 h' : `Commencées ces ${days} derniers jours`),
  between: 'Commencées entre…',
  from: 'Du',
  to: 'Au',
  sort: 'Tri',
  sorts: { usual: 'Plus récentes d’abord', queue: 'Plus urgentes d’abord', waiting: 'Plus longue attente d’abord' },
  rows: 'Lignes',
  rowLooks: { comfortable: 'Lignes aérées', columns: 'Colonnes' },
  columns: {
    title: 'Colonnes de la liste',
    visitor: 'Visiteur',
    message: 'Dernier message',
    agent: 'Agent',
    department: 'Service',
    labels: 'Étiquettes',
    time: 'Heure',
  },
  sortedBy: (order) => `Trié : ${order}`,
  sortBy: (order) => `Trier : ${order}`,
};
