/** Integrations: the page of modules, with what each costs and what it sees; in French. */
import type * as english from '#dashboard/strings/integrations.ts';
import { count } from './count.ts';

const counts: typeof english.modules.counts = {
  live_chat: (widgets) => count(widgets, { one: '# widget', other: '# widgets' }),
  webhooks: (webhooks) => count(webhooks, { one: '# webhook', other: '# webhooks' }),
  api_keys: (keys) => count(keys, { one: '# clé', other: '# clés' }),
  ai: (bots) => count(bots, { one: '# bot', other: '# bots' }),
};

const words: typeof english.modules.words = {
  live_chat: {
    name: 'Chat en direct',
    body: 'Des widgets sur vos sites, par lesquels les visiteurs discutent avec votre équipe.',
    cost: 'Environ 0,12 USD pour 1 000 chats de 20 messages. 0,96 USD par mois sans aucun chat.',
    data: 'Les noms, adresses et messages des visiteurs restent dans votre compte AWS.',
    manage: ['Widgets', '/widgets'],
  },
  email: {
    name: 'E-mail',
    body: 'Réponses non lues, copies de chats, tickets et avis à l’équipe par e-mail.',
    cost: '0,10 USD pour 1 000 e-mails.',
    data: 'Amazon SES envoie le texte des réponses et des chats au serveur de messagerie du destinataire.',
    manage: ['Destinataires dans l’équipe', '/team-settings'],
  },
  email_replies: {
    name: 'Réponses par e-mail',
    body: 'Ce qu’un visiteur répond à un e-mail devient un message du chat.',
    cost: '0,0002 USD par réponse.',
    data: 'Amazon SES reçoit l’e-mail. Il est supprimé au bout de deux jours ; son texte reste dans le chat.',
  },
  webhooks: {
    name: 'Webhooks',
    body: 'Envoyez des événements, comme les nouveaux chats et messages, à vos propres serveurs.',
    cost: '0,006 USD pour 1 000 événements, et 0,003 USD par mois et par webhook.',
    data: 'Chaque webhook reçoit les conversations, visiteurs et messages de ses événements. Les livraisons sont conservées 30 jours.',
    manage: ['Webhooks', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: 'Publiez les mêmes événements sur un bus d’événements, pour d’autres parties de votre compte AWS.',
    cost: '0,001 USD pour 1 000 événements.',
    data: 'Les événements restent dans votre compte AWS, tant qu’aucune de vos règles ne les transmet.',
  },
  api_keys: {
    name: 'Clés API',
    body: 'Permettez à des programmes d’utiliser l’API en lecture, comme agent ou comme administrateur.',
    cost: '0,06 USD par million de requêtes de plus que les mêmes requêtes d’une personne.',
    data: 'Un programme voit ce que voit son rôle. Ce qu’il modifie dans les réglages figure au journal d’audit.',
    manage: ['Clés API', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'Permettez à un assistant IA de rechercher des chats, de lire les rapports et de rédiger des articles. Il se connecte avec une clé API.',
    cost: 'Rien d’autre que ses requêtes.',
    data: 'L’assistant, et quiconque exploite son modèle, voit ce que voit le rôle de la clé.',
    path: '/api/v1/live-chat/mcp',
    manage: ['Clés API', '/api-keys'],
  },
  ai: {
    name: 'Bots IA',
    body: 'Des bots qui répondent d’après vos articles, avec ou sans modèle de langage.',
    cost: 'Rien de plus pour les bots intégrés. Les modèles coûtent ce que leur fournisseur facture par jeton.',
    data: 'Les bots intégrés n’envoient rien nulle part. Un modèle reçoit le chat et les articles qui conviennent : Bedrock dans votre compte AWS, ou le fournisseur de votre choix.',
    manage: ['Bots', '/bots'],
  },
  files: {
    name: 'Fichiers',
    body: 'Images, documents et messages vocaux dans les chats.',
    cost: '0,02 USD pour 1 000 fichiers envoyés et affichés une fois, 0,023 USD par Go et par mois, 0,09 USD par Go téléchargé.',
    data: 'Les fichiers sont dans un bucket privé de votre compte AWS. Leurs liens fonctionnent cinq minutes.',
    manage: ['Widgets', '/widgets'],
  },
  push: {
    name: 'Notifications push',
    body: 'Les nouveaux messages parviennent aux agents dont le tableau de bord est fermé. Chaque agent les active dans Préférences.',
    cost: '0,002 USD pour 1 000 notifications.',
    data: 'Le service push de l’éditeur du navigateur transporte la notification ; seul le navigateur peut la lire.',
    manage: ['Préférences', '/preferences'],
  },
  crm_card: {
    name: 'Fiche CRM',
    body: 'Affichez à côté du chat ce que votre CRM sait d’un visiteur.',
    cost: 'Rien d’autre que ses requêtes.',
    data: 'Le CRM apprend qui est le visiteur quand un agent ouvre un chat. Les hôtes autorisés sont un réglage du déploiement.',
    manage: ['Réglages de l’équipe', '/team-settings'],
  },
};

/** The page of modules. */
export const modules: typeof english.modules = {
  title: 'Modules',
  lead: 'Ce que le chat en direct utilise et à quoi il se connecte, ce que coûte chaque partie et où vont ses données.',
  cost: 'Coût',
  data: 'Données',
  states: { on: 'Activé', off: 'Désactivé', needs_setting: 'Réglage requis' },
  categories: {
    channels: 'Canaux',
    events: 'Événements',
    access: 'Accès pour les programmes',
    ai: 'IA',
    conversations: 'Dans les conversations',
  },
  setting: (file, within) =>
    `Pour l’activer, ajoutez ceci à « ${within} » dans ${file} avec vos propres valeurs, puis déployez :`,
  settingAgents: 'La personne qui déploie le chat en direct peut l’activer.',
  counts,
  switchOn: 'Activer',
  switchOff: 'Désactiver',
  switchOffTitle: 'Désactiver le chat en direct ?',
  switchOffBody:
    'Tous les widgets cessent d’accepter de nouveaux chats en moins de dix secondes ; les visiteurs qui essaient lisent que le chat n’est pas disponible pour le moment. Les chats ouverts continuent normalement. À la réactivation, chaque widget est tel qu’il était.',
  switchedOff: 'Le chat en direct est désactivé. Les nouveaux chats sont refusés.',
  switchedOn: 'Le chat en direct est activé',
  off: 'Le chat en direct est désactivé. Aucun widget n’accepte de nouveaux chats ; les chats ouverts continuent.',
  offLink: 'Aller aux modules',
  words,
};
