/** Webhooks: the list, the form, one webhook, and its deliveries; in French. */
import type * as english from '#dashboard/strings/webhooks.ts';
import { count } from './count.ts';
import { at, until } from './grammar.ts';

/** Webhooks. */
export const webhooks: typeof english.webhooks = {
  title: 'Webhooks',
  lead: 'Envoyez les événements à vos propres serveurs dès qu’ils se produisent.',
  add: 'Créer un webhook',
  empty: 'Aucun webhook pour le moment',
  emptyBody:
    'Créez-en un pour informer votre CRM, Slack ou votre entrepôt de données des chats, messages, visiteurs et tickets.',
  editTitle: 'Modifier le webhook',
  save: 'Enregistrer',
  created: 'Webhook créé',
  fields: {
    url: [
      'URL',
      'Commence par https:// et est accessible depuis Internet. Les événements arrivent sous forme de requêtes POST en JSON.',
    ],
    description: ['Description', 'À quoi il sert, par exemple « CRM ». Visible uniquement par votre équipe.'],
    is_active: [
      'Actif',
      'Tant qu’il est désactivé, rien n’est envoyé, et ce qui se passe entre-temps n’est pas envoyé plus tard.',
    ],
    events: ['Événements', ''],
  },
  groups: {
    conversation: 'Conversations',
    message: 'Messages',
    visitor: 'Visiteurs',
    agent: 'Agents',
    ticket: 'Tickets',
  },
  all: (group) => `${group} : tout`,
  events: {
    'conversation.created': 'Un chat commence',
    'conversation.assigned': 'Un chat reçoit un agent, ou en change',
    'conversation.status_changed': 'Un chat est résolu, fermé, rouvert ou remis dans la file d’attente',
    'conversation.updated': 'La priorité, les étiquettes, les attributs ou le service d’un chat changent',
    'conversation.rated': 'Un visiteur note un chat',
    'message.created': 'Un visiteur, un agent ou un bot écrit un message',
    'note.created': 'Un agent écrit une note, que les visiteurs ne voient pas',
    'visitor.created': 'Un nouveau visiteur arrive',
    'visitor.updated': 'Le nom, l’adresse e-mail ou les attributs d’un visiteur changent',
    'visitor.identified': 'Votre site indique qui est un visiteur',
    'agent.status_changed': 'Un agent passe en ligne, absent, occupé ou hors ligne',
    'ticket.created': 'Un ticket est créé',
    'ticket.updated': 'Un ticket change',
  },
  test: 'Événement de test',
  chooseEvent: 'Choisissez au moins un événement.',
  eventCount: (events) => count(events, { one: '# événement', other: '# événements' }),
  state: 'État',
  states: { active: 'Actif', failing: 'En échec', off: 'Désactivé', failed: 'Coupé' },
  failingSince: (time) => `En échec depuis : ${time}`,
  disabled: {
    failing:
      'Il a été désactivé car toutes les livraisons ont échoué pendant trois jours. Vérifiez le serveur, puis réactivez-le.',
    gone: 'Il a été désactivé car le serveur a répondu 410 Gone. Vérifiez l’URL, puis réactivez-le.',
  },
  lastSuccess: 'Dernier succès',
  never: 'Jamais',
  edit: 'Modifier',
  remove: 'Supprimer le webhook',
  removeTitle: 'Supprimer ce webhook ?',
  removeBody: 'Plus rien ne lui est envoyé, et ses livraisons sont supprimées. Cette action est irréversible.',
  removed: 'Webhook supprimé',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  shown: 'Copiez le secret de signature maintenant',
  shownBody:
    'Il ne sera plus affiché. Votre serveur vérifie les livraisons avec lui, comme le décrit Standard Webhooks ; il existe une bibliothèque pour la plupart des langages.',
  rotate: 'Remplacer le secret',
  rotateTitle: 'Remplacer le secret de signature ?',
  rotateBody:
    'Pendant 24 heures, les livraisons sont signées avec l’ancien secret et le nouveau, pour que rien ne soit refusé le temps de le changer sur votre serveur. Ensuite, seul le nouveau est utilisé.',
  previous: (time) => `Les livraisons sont aussi signées avec l’ancien secret ${until(time)}.`,
  sendTest: 'Envoyer un test',
  testing: 'Envoi d’un événement de test…',
  tested: {
    delivered: (status, ms) => `Livré : votre serveur a répondu ${status} en ${ms} ms.`,
    failed: (why) => `Non livré : ${why} Un nouvel essai aura lieu plus tard.`,
    waiting: 'Pas encore essayé. Le résultat apparaîtra dans la liste ci-dessous.',
  },
};

/** Deliveries of a webhook. */
export const deliveries: typeof english.deliveries = {
  title: 'Livraisons',
  lead: 'Conservées 30 jours. Une livraison qui échoue est réessayée pendant un jour, à intervalles croissants.',
  list: 'Livraisons',
  state: 'État',
  any: 'Tous les états',
  states: { pending: 'En attente', delivered: 'Livré', failed: 'Échec' },
  event: 'Événement',
  time: 'Heure',
  answer: 'Réponse',
  tries: 'Essais',
  next: (time) => `Prochain essai ${at(time)}`,
  more: 'Afficher plus',
  searchOn: 'Remonter plus loin',
  empty: 'Rien d’envoyé pour le moment',
  emptyBody: 'Les événements apparaissent ici dès qu’il s’en produit un. Envoyez un test pour essayer.',
  none: 'Aucun résultat',
  noneBody: 'Choisissez un autre état.',
  request: 'Requête',
  headers: 'En-têtes',
  body: 'Corps',
  attempts: 'Essais',
  noAttempts: 'Pas encore essayé.',
  answered: 'Réponse de votre serveur',
  noAnswer: 'Il n’y a pas eu de réponse.',
  emptyAnswer: 'La réponse était vide.',
  resend: 'Renvoyer',
  resent: 'Renvoyé, avec le même ID',
  replay: 'Renvoyer une période…',
  replayTitle: 'Renvoyer des livraisons',
  replayBody:
    'Les événements de cette période sont renvoyés, du plus ancien au plus récent et avec les mêmes ID, pour qu’un serveur qui les a déjà puisse les ignorer.',
  from: 'De',
  to: 'À',
  only: 'Lesquelles',
  which: { failed: 'Seulement les échecs', any: 'Toutes' },
  replayAction: 'Renvoyer',
  replayed: (events) =>
    events === 0
      ? 'Rien n’a été livré sur cette période'
      : count(events, { one: 'Renvoi de # événement', other: 'Renvoi de # événements' }),
  replaying: (events) => count(events, { one: '# événement jusqu’ici…', other: '# événements jusqu’ici…' }),
  noTime: 'Saisissez une date et une heure.',
  wrongRange: '« À » doit être postérieur à « De ».',
  off: 'Activez le webhook pour renvoyer des événements.',
  errors: {
    status: (status) => (status === null ? 'Le serveur a répondu par une erreur.' : `Le serveur a répondu ${status}.`),
    redirect: () => 'Le serveur a redirigé, ce qui n’est pas suivi.',
    timeout: () => 'Le serveur n’a pas répondu à temps.',
    unreachable: () => 'Le serveur est injoignable.',
    not_public: () => 'L’hôte n’est pas sur l’Internet public.',
  },
  attempt: (status, ms) => `Réponse ${status} en ${ms} ms`,
};
