/** The inbox: the list. */
import type * as english from '#dashboard/strings/inbox.ts';
import { count } from './count.ts';
import { until } from './grammar.ts';

/** Conversations. */
export const inbox: typeof english.inbox = {
  title: 'Conversations',
  views: {
    mine: 'Les miennes',
    unassigned: 'Non attribuées',
    snoozed: 'Reportées',
    following: 'Suivies',
    all: 'Toutes',
  },
  counts: {
    mine: (chats) => count(chats, { other: 'Vos chats ouverts : #' }),
    unassigned: (chats) => count(chats, { one: '# chat attend un agent', other: '# chats attendent un agent' }),
    snoozed: (chats) => count(chats, { one: '# chat reporté', other: '# chats reportés' }),
    following: (chats) => String(chats),
    all: (chats) => String(chats),
  },
  unreadChats: (chats) =>
    count(chats, { one: '# chat avec des messages non lus', other: '# chats avec des messages non lus' }),
  search: 'Rechercher noms, e-mails, messages',
  clearSearch: 'Effacer la recherche',
  followed: 'Les chats que je suis',
  filters: 'Filtres',
  clearFilters: 'Effacer les filtres',
  statusFilter: 'Statut',
  openStatuses: 'Ouvertes',
  anyStatus: 'Tous les statuts',
  department: 'Service',
  anyDepartment: 'Tous les services',
  widget: 'Widget',
  anyWidget: 'Tous les widgets',
  agent: 'Agent',
  anyAgent: 'Tous les agents',
  priority: 'Priorité',
  anyPriority: 'Toutes les priorités',
  label: 'Étiquette',
  anyLabel: 'Toutes les étiquettes',
  list: 'Liste des conversations',
  results: (results, more) =>
    more ? `${results}+ résultats` : count(results, { one: '# résultat', other: '# résultats' }),
  loadMore: 'Afficher plus',
  lookFurther: 'Chercher plus loin',
  moreFailed: 'Impossible de charger plus de conversations.',
  behind: (fact, days) => `${fact} : ${days}`,
  leaveNumber: 'Toutes les conversations',
  anonymous: 'Visiteur',
  noMessage: 'Aucun message pour le moment',
  unread: (messages) => count(messages, { one: '# message non lu', other: '# messages non lus' }),
  waitingSince: (time) => `Attend depuis ${time}`,
  verified: 'Identité vérifiée',
  nameTyped: 'Connecté, mais ce nom n’est pas vérifié',
  notVerified: 'Identité non vérifiée',
  offlineHint: 'Vous êtes hors ligne. Passez en ligne pour recevoir des chats.',
  goOnline: 'Passer en ligne',
  choose: 'Aucune conversation sélectionnée',
  chooseBody: 'Sélectionnez-en une dans la liste, ou naviguez avec J et K.',
  missing: 'Conversation introuvable',
  missingBody: 'Elle a peut-être été supprimée, ou se trouve dans un service que vous ne voyez pas.',
};

/** One conversation. */
export const conversation: typeof english.conversation = {
  formerAgent: 'Ancien agent',
  priorityLabel: (name) => `Priorité : ${name}`,
  visitor: 'Visiteur',
  failed: 'Non envoyé',
  failedTo: (name) => `Votre message à ${name} n’a pas été envoyé`,
  typing: (who) => `${who} écrit`,
  snoozedUntil: (time) => `Reportée ${until(time)}`,
  snoozedUntilReply: 'Reportée jusqu’à ce que le visiteur écrive',
};
