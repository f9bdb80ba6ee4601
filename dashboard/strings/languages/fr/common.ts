/** What every page may say, and errors in words; in French. */
import type * as english from '#dashboard/strings/common.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';
import { messageOfField } from './field-messages.ts';
import { refusals } from './refusals.ts';

/** What every page may say. */
export const common: typeof english.common = {
  product: 'Chat en direct',
  retry: 'Réessayer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré',
  edit: 'Modifier',
  delete: 'Supprimer',
  add: 'Ajouter',
  name: 'Nom',
  remove: 'Retirer',
  removeNamed: (name) => `Retirer ${name}`,
  close: 'Fermer',
  back: 'Retour',
  copy: 'Copier',
  copied: 'Copié',
  notCopied: 'Copie impossible. Votre navigateur ne l’autorise pas ici : sélectionnez plutôt le texte.',
  more: 'Plus d’actions',
  none: 'Aucun',
  unused: 'Non utilisé',
  found: {
    search: 'Rechercher',
    noneFound: 'Aucun résultat',
    noneFoundBody: 'Chaque mot doit figurer dans l’entrée.',
    showMore: (more) => `Afficher ${numberText(more)} de plus`,
  },
  failedToLoad: 'Chargement impossible',
  stale: 'Actualisation impossible. Ces données ne sont peut-être plus à jour.',
  broken: 'Impossible d’afficher cette partie',
  brokenBody: 'Une erreur s’est produite dans le tableau de bord. Tout le reste fonctionne.',
  brokenRow: 'Impossible d’afficher cette entrée.',
  loading: 'Chargement',
  length: (amount, unit) => `${numberText(amount)}\u00A0${unit === 'd' ? 'j' : unit}`,
  noPermission: 'Réservé aux administrateurs',
  noPermissionBody: 'Demandez à un administrateur de le faire ou de vous donner accès.',
  adminsOnly: 'Lecture seule. Demandez à un administrateur d’effectuer les modifications.',
  unsaved: {
    title: 'Abandonner les modifications ?',
    body: 'Vos modifications sur cette page ne sont pas enregistrées.',
    action: 'Abandonner',
  },
  changedElsewhere:
    'Quelqu’un d’autre a modifié ceci entre-temps. Ses modifications sont affichées, les vôtres sont conservées. Enregistrez à nouveau.',
  conflicts:
    'Quelqu’un d’autre a modifié les mêmes champs. Choisissez la valeur à conserver, puis enregistrez à nouveau.',
  mine: 'La vôtre',
  theirs: 'La sienne',
  keepMine: (field) => `Garder la vôtre : ${field}`,
  takeTheirs: (field) => `Prendre la sienne : ${field}`,
  keep: 'Garder la vôtre',
  take: 'Prendre la sienne',
  empty: 'Vide',
  on: 'Activé',
  off: 'Désactivé',
  inUseBody: 'Suppression impossible tant que ceci est utilisé par :',
  alsoUsed: 'Également mentionné par :',
  typeToConfirm: (name) => `Saisissez « ${name} » pour confirmer`,
  notFound: 'Page introuvable',
  notFoundBody: 'Vérifiez l’adresse. La page a peut-être été supprimée.',
  skip: 'Aller au contenu',
  agents: (agents) => count(agents, { one: '# agent', other: '# agents' }),
};

/** Errors in words. */
export const problems: typeof english.problems = {
  offline: 'Serveur injoignable. Vérifiez votre connexion.',
  expired: 'Reconnectez-vous pour continuer.',
  slow: 'Le serveur n’a pas répondu à temps. Réessayez.',
  forbidden: 'Vous n’avez pas l’autorisation de faire cela.',
  gone: 'Cet élément n’existe plus.',
  tooMany: 'Trop de requêtes. Réessayez dans un instant.',
  server: 'Une erreur s’est produite sur le serveur. Réessayez.',
  line: (line) => `Ligne ${line}`,
  refused: (code, words) => (code === undefined ? words : (refusals[code] ?? words)),
  ofField: (label, message) => messageOfField(label, message),
  fields: 'Corrigez les champs signalés en rouge, puis enregistrez à nouveau.',
};
