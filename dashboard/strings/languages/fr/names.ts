/** What closed sets are called: statuses, priorities, weekdays; in French. */
import type * as english from '#dashboard/strings/names.ts';

const factList: typeof english.names.factList = {
  started: 'Commencées',
  first_response: 'Première réponse donnée',
  replies: 'Avec réponse d’un agent',
  resolved: 'Résolues',
  resolved_by_team: 'Résolues par un agent',
  reopened: 'Rouvertes',
  closed: 'Fermées',
  abandoned: 'Abandonnées',
  rated: 'Notées',
  rated_1: 'Notées 1 étoile',
  rated_2: 'Notées 2 étoiles',
  rated_3: 'Notées 3 étoiles',
  rated_4: 'Notées 4 étoiles',
  rated_5: 'Notées 5 étoiles',
  handed_off: 'Transmises à des agents',
  answered: 'Avec réponse d’un bot',
  bot_resolved: 'Résolues par un bot ou un scénario',
  unanswered: 'Sans réponse du bot',
  first_response_met: 'Premières réponses dans l’objectif',
  first_response_missed: 'Premières réponses hors objectif',
  resolution_met: 'Résolues dans l’objectif',
  resolution_missed: 'Résolues hors objectif',
};

/** Names of closed sets. */
export const names: typeof english.names = {
  use: {
    widget: (name) => `Widget ${name}`,
    agent: (name) => `Agent ${name}`,
    bot: (name) => `Bot ${name}`,
    workflow: (name) => `Scénario ${name}`,
    cannedResponse: (shortcut) => `Réponse type /${shortcut}`,
  },
  status: {
    pending: 'En attente',
    active: 'En cours',
    waiting: 'Attente visiteur',
    resolved: 'Résolue',
    closed: 'Fermée',
  },
  ticketStatus: { open: 'Ouvert', pending: 'En attente', solved: 'Résolu' },
  factList,
  priority: { low: 'Basse', normal: 'Normale', high: 'Haute', urgent: 'Urgente' },
  agentStatus: { online: 'En ligne', away: 'Absent', busy: 'Occupé', offline: 'Hors ligne' },
  presence: {
    online: 'En ligne',
    away: 'Absent',
    busy: 'Occupé',
    offline: 'Hors ligne',
    disconnected: 'Non connecté',
  },
  agentStatusHelp: {
    online: 'Reçoit de nouveaux chats',
    away: 'Garde vos chats, sans nouveaux',
    busy: 'Pas de nouveaux chats pour l’instant',
    offline: 'Remet vos chats ouverts dans la file d’attente',
  },
  staysOnline: 'En ligne, même fermé',
  staysOnlineHelp:
    'Reçoit de nouveaux chats sur vos appareils, pendant 8 heures après la dernière ouverture de cette page',
  waitingReason: {
    nobody_online: 'Aucun agent en ligne',
    all_full: 'Tous les agents sont au maximum',
    picked_by_hand: 'Attend qu’un agent le prenne',
    needs_skill: 'Attend un agent qui a la compétence',
    none_in_department: 'Aucun agent dans ce service',
    outside_hours: 'Hors des horaires d’ouverture',
    with_bot: 'Un bot répond',
    with_workflow: 'Un scénario répond',
  },
  weekday: {
    monday: 'Lundi',
    tuesday: 'Mardi',
    wednesday: 'Mercredi',
    thursday: 'Jeudi',
    friday: 'Vendredi',
    saturday: 'Samedi',
    sunday: 'Dimanche',
  },
};
