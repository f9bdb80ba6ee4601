/** Reports; in French. */
import type * as english from '#dashboard/strings/reports.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const changes = {
  count: { up: 'de plus', down: 'de moins' },
  time: { up: 'plus lent', down: 'plus rapide' },
  rating: { up: 'mieux', down: 'moins bien' },
} as const;

const sampled = {
  conversations: { one: '# conversation', other: '# conversations' },
  replies: { one: '# réponse', other: '# réponses' },
  ratings: { one: '# note', other: '# notes' },
} as const;

const hours: typeof english.reports.hours = {
  title: 'Heures d’affluence',
  help: 'Conversations commencées, par jour de la semaine et par heure.',
  tooLong: (days) => `Choisissez ${days} jours au maximum pour voir les heures d’affluence.`,
  days: {
    monday: 'Lun',
    tuesday: 'Mar',
    wednesday: 'Mer',
    thursday: 'Jeu',
    friday: 'Ven',
    saturday: 'Sam',
    sunday: 'Dim',
  },
  cell: (day, hour, started) => `${day} ${hour} h–${hour + 1} h : ${started}`,
};

const times: typeof english.reports.times = {
  title: 'Réponse et résolution',
  measures: { first: 'Première réponse', reply: 'Chaque réponse', resolution: 'Résolution' },
  help: {
    first: 'De la demande d’un agent à la première réponse. Les bots ne comptent pas.',
    reply: 'Du plus ancien message sans réponse du visiteur à la réponse.',
    resolution: 'De la demande d’un agent à la première résolution par un agent.',
  },
  businessHours: 'Ne compter que les heures d’ouverture',
  average: 'Moyenne',
  p50: 'Médiane',
  p90: '90e centile',
  p95: '95e centile',
  count: { conversations: 'Conversations', replies: 'Réponses' },
  duration: 'Durée',
  from: (text) => `${text} ou plus`,
};

/** The page and its sections. */
export const reports: typeof english.reports = {
  title: 'Rapports',
  lead: (days, before) =>
    before === 1
      ? `${days} par rapport au jour précédent`
      : `${days} par rapport aux ${numberText(before)} jours précédents`,
  range: 'Période',
  presets: {
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    last_7: '7 derniers jours',
    last_30: '30 derniers jours',
    last_90: '90 derniers jours',
    this_month: 'Ce mois-ci',
    last_month: 'Le mois dernier',
    custom: 'Personnalisée…',
  },
  from: 'Du',
  to: 'Au',
  widget: 'Widget',
  anyWidget: 'Tous les widgets',
  agent: 'Agent',
  anyAgent: 'Tous les agents',
  timezone: 'Fuseau horaire',
  interval: 'Intervalle',
  byDay: 'Par jour',
  byHour: 'Par heure',
  print: 'Imprimer',
  csv: (section) => `Télécharger « ${section} » en CSV`,
  nothing: 'Aucune activité sur cette période',
  nothingBody: 'Essayez une période plus longue, ou un autre widget ou agent.',
  showTable: 'Afficher en tableau',
  before: 'avant',
  same: 'sans changement',
  fresh: 'pas de données antérieures',
  change: (percent, kind, direction) => ({
    short: `${numberText(percent)} %`,
    spoken: changes[kind][direction],
  }),
  sample: (amount, from = 'conversations') => count(amount, sampled[from]),
  noSample: 'Aucune donnée',
  behind: (amount, what) => `Les conversations derrière ${numberText(amount)} ${what}`,
  when: 'Quand',
  figures: {
    started: 'Commencées',
    resolved: 'Résolues',
    closed: 'Fermées',
    reopened: 'Rouvertes',
    abandoned: 'Abandonnées',
    handed_off: 'Transmises',
    response: 'Première réponse',
    resolution: 'Délai de résolution',
    satisfaction: 'Satisfaction',
  },
  volume: {
    title: 'Conversations',
    help: 'Les colonnes montrent les conversations commencées, la ligne les résolues.',
  },
  hours,
  times,
  satisfaction: {
    title: 'Satisfaction',
    average: (text) => `${text} sur 5`,
    stars: (stars) => count(stars, { one: '# étoile', other: '# étoiles' }),
    none: 'Aucune note sur cette période',
  },
  agents: {
    title: 'Agents',
    help: 'Chats résolus ou fermés auxquels l’agent a répondu. Les délais de réponse et les notes vont à l’agent qui a répondu.',
    agent: 'Agent',
    chats: 'Chats',
    resolved: 'Résolus',
    response: 'Première réponse',
    rating: 'Note',
    former: 'Ancien agent',
    total: 'Total',
    none: 'Aucun agent pour le moment',
  },
  bots: {
    title: 'Bots et scénarios',
    answered: 'Réponses',
    resolved: 'Résolues',
    handed_off: 'Transmises',
    unanswered: 'Sans réponse',
    none: 'Aucune activité de bot ou de scénario sur cette période',
  },
};
