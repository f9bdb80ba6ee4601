/** Widgets and the fields of their form; in French. */
import type * as english from '#dashboard/strings/widgets.ts';

/** Widgets. */
export const widgets: typeof english.widgets = {
  title: 'Widgets',
  lead: 'Chaque widget est un chat que vous ajoutez à un site.',
  add: 'Créer un widget',
  empty: 'Aucun widget pour le moment',
  emptyBody: 'Créez-en un, adaptez-le à votre site et ajoutez-le avec une seule ligne de code.',
  active: 'Activé',
  inactive: 'Désactivé',
  everywhere: 'Tous les sites',
  embed: 'Installer',
  embedBody: 'Collez cette ligne dans chaque page de votre site, n’importe où dans le body.',
  regenerate: 'Régénérer le jeton…',
  regenerateTitle: 'Régénérer le jeton de ce widget ?',
  regenerateBody:
    'L’ancien code d’intégration cesse immédiatement de fonctionner sur toutes les pages, et les fenêtres de chat ouvertes des visiteurs sont déconnectées. Placez ensuite le nouveau code sur votre site.',
  regenerateDone: 'Jeton régénéré. Mettez à jour le code sur votre site.',
  remove: 'Supprimer le widget…',
  removeTitle: 'Supprimer ce widget ?',
  removeBody:
    'Ses chats ouverts se terminent et il disparaît de votre site. Les conversations passées sont conservées.',
  removed: 'Widget supprimé',
  retentionTitle: 'Supprimer les chats plus tôt ?',
  retentionBody:
    'Les chats terminés de ce widget qui sont plus anciens sont supprimés définitivement en quelques minutes : messages, notes, fichiers, brouillons et contenu des tickets, ainsi que les visiteurs sans autre chat. Les totaux des rapports restent. C’est irréversible.',
  retentionSave: 'Enregistrer et supprimer',
  secret: 'Secret d’identité…',
  secretTitle: 'Émettre un nouveau secret d’identité ?',
  secretBody:
    'Votre serveur signe avec lui l’identité des visiteurs connectés. Les secrets précédents restent valables 24 heures. Le nouveau n’est affiché qu’une fois.',
  secretIssue: 'Émettre le secret',
  secretShown: 'Copiez-le maintenant. Il ne sera plus affiché.',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  unserved: 'Aucun agent dans ce service. Ses chats attendent que vous en ajoutiez un.',
  filesIntro:
    'Ce que les visiteurs et les agents peuvent envoyer. Si tout est désactivé, aucun fichier ne peut être envoyé.',
  newTitle: 'Nouveau widget',
  created: 'Widget créé. Ajoutez-le maintenant à votre site.',
  preview: 'Aperçu',
  sections: {
    general: 'Général',
    appearance: 'Apparence',
    texts: 'Textes',
    languages: 'Autres langues',
    behaviour: 'Comportement',
    files: 'Fichiers',
    where: 'Où il apparaît',
    hours: 'Horaires d’ouverture',
    routing: 'Attribution et fermeture',
  },
};

/** The kinds of files. */
export const fileKindNames: typeof english.fileKindNames = {
  image: 'Images',
  document: 'PDF et documents bureautiques',
  text: 'Fichiers texte',
  archive: 'Archives ZIP',
  audio: 'Audio',
  video: 'Vidéo',
};

/** The fields of a widget: label, and help where it needs any. */
export const widgetFields: typeof english.widgetFields = {
  name: ['Nom', 'Visible uniquement par votre équipe.'],
  department_id: ['Service', 'Ses agents reçoivent les chats. Les chats en attente suivent si vous le changez.'],
  handler_type: ['Qui répond en premier', 'Les agents peuvent prendre le relais à tout moment.'],
  primary_color: ['Couleur principale', ''],
  text_color: ['Couleur du texte de l’en-tête', ''],
  color_scheme: ['Thème', ''],
  position: ['Position', ''],
  border_radius: ['Rayon des angles', 'Pixels, {min}–{max}.'],
  launcher_size: ['Taille du bouton de chat', 'Pixels, {min}–{max}.'],
  launcher_icon: ['Icône du bouton de chat', ''],
  logo_url: ['Logo', 'Une URL https. Facultatif.'],
  welcome_title: ['Titre', ''],
  welcome_message: ['Message d’accueil', ''],
  input_placeholder: ['Texte indicatif', ''],
  offline_message: [
    'Message d’absence',
    'Affiché quand personne ne répondra rapidement. Le widget ajoute si la réponse arrive par e-mail ou sur la page.',
  ],
  quick_replies: ['Réponses rapides', 'Proposées au début. Une par ligne, jusqu’à {count}.'],
  greeting: ['Message proactif', 'Apparaît à côté du bouton de chat. Facultatif.'],
  greeting_after: ['Afficher après', 'Secondes sur la page.'],
  greeting_pattern: ['Uniquement sur les pages', 'Par exemple /tarifs*. Laissez vide pour toutes les pages.'],
  greeting_returning: ['Uniquement pour les visiteurs de retour', ''],
  files_voice: ['Messages vocaux', 'Les visiteurs peuvent en enregistrer si leur navigateur le permet.'],
  files_max: ['Taille maximale d’un fichier, en Mo', 'Votre déploiement peut autoriser moins.'],
  collect_name: ['Demander le nom avant le chat', ''],
  collect_email: ['Demander l’e-mail avant le chat', ''],
  sound_enabled: ['Jouer un son pour les nouveaux messages', ''],
  show_branding: ['Afficher « Propulsé par »', ''],
  require_identity: [
    'Visiteurs connectés uniquement',
    'Votre site doit signer leur identité avec le secret du widget.',
  ],
  allowed_domains: [
    'Domaines autorisés',
    'Un par ligne, par exemple boutique.example.com ou *.example.com. Laissez vide pour tous les sites.',
  ],
  excluded_paths: ['Masqué sur ces chemins', 'Un par ligne, par exemple /paiement*.'],
  on_agent_gone: ['Si l’agent passe hors ligne', ''],
  first_response_timeout_seconds: [
    'Réattribuer sans réponse après',
    'Secondes. Seulement si un autre agent peut prendre le chat. Qui en manque deux en une heure passe en absent. Laissez vide pour ne jamais réattribuer.',
  ],
  resolve_after_idle_minutes: [
    'Résoudre après inactivité',
    'Minutes sans réponse du visiteur. Laissez vide pour ne jamais résoudre.',
  ],
  close_after_resolved_hours: ['Fermer après résolution', 'Heures. Laissez vide pour ne jamais fermer.'],
  follow_up: ['Message de relance', 'Envoyé une fois quand le visiteur est inactif. Facultatif.'],
  live_visitors: ['Afficher les visiteurs du site', ''],
  rating_by_email: [
    'Demander une note par e-mail',
    'Une fois, une demi-heure après la fin d’un chat des trois derniers jours, si le visiteur est parti sans le noter. L’e-mail doit être configuré.',
  ],
  retention_days: [
    'Supprimer les chats après',
    'Jours depuis le dernier message ou la dernière note, une fois le chat terminé. Laissez vide pour suivre le réglage de l’installation ; sans lui, jamais.',
  ],
  follow_up_after: ['Envoyer après', 'Minutes d’inactivité.'],
  business_hours: [
    'Horaires d’ouverture',
    'En dehors, les visiteurs voient le message d’absence. Ils peuvent toujours écrire, et les agents en ligne reçoivent les chats.',
  ],
  help_center: ['Centre d’aide', ''],
  targets: ['Objectifs', ''],
  timezone: ['Fuseau horaire', ''],
  holidays: ['Jours fériés', 'Une date par ligne, par exemple 2026-12-25. Fermé toute la journée.'],
};

/** Who answers first, when it isn't an agent. */
export const handlers: typeof english.handlers = {
  ai_bot: { label: 'Bot', none: 'Aucun bot pour le moment.', create: 'En créer un' },
  workflow: { label: 'Scénario', none: 'Aucun scénario pour le moment.', create: 'En créer un' },
  choose: 'Choisissez',
};

/** Values of a widget's fields. */
export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'Les agents', ai_bot: 'Un bot', workflow: 'Un scénario' },
  color_scheme: { auto: 'Comme l’appareil du visiteur', light: 'Clair', dark: 'Sombre' },
  position: {
    'bottom-right': 'En bas à droite',
    'bottom-left': 'En bas à gauche',
    'top-right': 'En haut à droite',
    'top-left': 'En haut à gauche',
  },
  launcher_icon: { chat: 'Bulle', message: 'Message', help: 'Point d’interrogation', none: 'Aucune' },
  on_agent_gone: { requeue: 'Réattribuer le chat', keep: 'Garder le chat jusqu’à ce que le visiteur écrive' },
};

/** The business hours editor. */
export const hours: typeof english.hours = {
  open: 'Ouvert',
  closed: 'Fermé',
  allDay: 'Toute la journée',
  from: (day, range) => `${day}, plage ${range}, de`,
  to: (day, range) => `${day}, plage ${range}, à`,
  addRange: (day) => `Ajouter une plage : ${day}`,
  removeRange: (day, range) => `Retirer la plage ${range} : ${day}`,
  pastMidnight: 'jusqu’au lendemain',
  copyToAll: 'Copier sur les jours ouvrés',
};

/** The preview beside the widget form. */
export const preview: typeof english.preview = {
  visitor: 'Bonjour ! Livrez-vous en Norvège ?',
  agent: 'Oui, en deux ou trois jours.',
  agentName: 'Maya',
  scenes: { start: 'Début', chat: 'Chat', offline: 'Absence' },
};

/** Texts of a widget per language. */
export const locales: typeof english.locales = {
  add: 'Ajouter une langue',
  help: 'Un code de langue, par exemple de ou pt-BR.',
  addAction: 'Ajouter',
  remove: (locale) => `Retirer les textes en ${locale}`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('fr', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
