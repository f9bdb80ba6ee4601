/** What a team sets up: agents, departments, canned responses; in French. */
import type * as english from '#dashboard/strings/team.ts';
import { of } from './grammar.ts';

/** Agents. */
export const agents: typeof english.agents = {
  title: 'Agents',
  lead: 'Les membres de l’équipe qui répondent aux chats.',
  add: 'Ajouter un agent',
  save: 'Enregistrer',
  empty: 'Aucun agent pour le moment',
  emptyBody: 'Les chats ne peuvent être attribués qu’à des agents. Ajoutez-vous, ou ajoutez un membre de l’équipe.',
  agent: 'Agent',
  statusColumn: 'Statut',
  chats: 'Chats',
  departmentsColumn: 'Services',
  rating: 'Note',
  total: 'Total des chats',
  lastActive: 'Dernière activité',
  never: 'Jamais',
  ago: (time) => `il y a ${time}`,
  fields: {
    user_id: ['Membre de l’équipe', 'Les membres issus de votre fournisseur d’identité qui ne sont pas encore agents.'],
    max_concurrent_chats: ['Maximum de chats simultanés', '{min}–{max}. Les chats en cours ne changent pas.'],
    department_ids: ['Services', 'Laissez vide pour le service par défaut. Jusqu’à {count}.'],
    languages: [
      'Langues',
      'Un code par ligne, par exemple de ou pt. Les services peuvent les comparer à la langue du visiteur.',
    ],
    skills: ['Compétences', 'Une étiquette par ligne. Les services peuvent les comparer aux étiquettes des chats.'],
  },
  chooseMember: 'Choisissez un membre de l’équipe',
  noMembers: 'Tout le monde est déjà agent',
  noMembersBody:
    'Invitez des personnes sous Équipe ; elles deviennent agents immédiatement. Avec votre propre fournisseur d’identité, elles apparaissent ici après leur première connexion.',
  added: (name) => `Agent ajouté : ${name}`,
  editTitle: (name) => `Modifier ${name}`,
  removeTitle: (name) => `Retirer ${name} des agents ?`,
  removeBody:
    'Ses chats ouverts retournent dans la file d’attente. Les conversations passées gardent son nom. Ses propres réponses types sont supprimées. La connexion reste possible.',
  remove: 'Retirer l’agent',
  removed: (name) => `${name} n’est plus agent`,
  statusOf: ({ name }) => `Statut ${of(name)}`,
  setBy: ({ name }) => `Défini par ${name}`,
  load: (current, most) => `${current} sur ${most}`,
};

/** Departments. */
export const departments: typeof english.departments = {
  title: 'Services',
  lead: 'Chacun a sa propre file d’attente. Un widget envoie ses chats à un service ; un agent peut appartenir à 10 services au maximum.',
  add: 'Créer un service',
  fields: {
    name: ['Nom', ''],
    notify_emails: [
      'E-mail si personne n’est en ligne',
      'Une adresse par ligne, jusqu’à {count}. Elles reçoivent un e-mail quand un chat attend ici et que personne n’est en ligne, au plus toutes les 15 minutes.',
    ],
  },
  empty: 'Uniquement le service par défaut',
  emptyBody:
    'C’est suffisant pour la plupart des équipes. Créez des services pour diriger ventes et assistance vers des agents différents.',
  removeTitle: (name) => `Supprimer ${name} ?`,
  removeBody: 'Les agents gardent les chats qu’ils ont déjà.',
  removed: 'Service supprimé',
  agentsColumn: 'Agents',
  unserved: 'Aucun : les chats attendent',
  unservedHelp:
    'Des widgets envoient des chats ici, mais aucun agent n’est dans ce service. Ajoutez-en un sous Agents.',
  widgetsColumn: 'Widgets',
};

/** Canned responses. */
export const canned: typeof english.canned = {
  title: 'Réponses types',
  lead: 'Des réponses toutes prêtes aux questions courantes. Saisissez / et le raccourci dans une réponse ou une note pour en insérer une.',
  add: 'Créer une réponse',
  fields: {
    shortcut: ['Raccourci', 'a–z, 0–9, _ et -, sans la barre oblique.'],
    title: ['Titre', ''],
    content: [
      'Texte',
      'Complète {{visitor.name}}, {{visitor.email}}, {{agent.name}} et {{attributes.key}}, avec un texte de remplacement au choix : {{visitor.name|à vous}}. Les agents peuvent le modifier avant l’envoi.',
    ],
    actions: ['Actions', 'Effectuées à l’envoi de la réponse. Les agents les voient avant et peuvent en retirer.'],
    files: [
      'Fichiers',
      'Cinq au maximum. Des copies sont envoyées. Les agents les voient avant et peuvent en retirer.',
    ],
    department_id: ['Disponible pour', ''],
  },
  everybody: 'Tout le monde',
  empty: 'Aucune réponse type pour le moment',
  emptyBody:
    'Enregistrez les réponses que votre équipe donne le plus. « /remboursement » est plus rapide que de tout retaper.',
  removeTitle: (name) => `Supprimer « ${name} » ?`,
  removeBody: 'Les conversations qui l’ont utilisée gardent leur texte.',
  removed: 'Réponse type supprimée',
};

/** The team as a whole. */
export const teamSettings: typeof english.teamSettings = {
  title: 'Réglages de l’équipe',
  lead: 'Les e-mails à votre équipe, son fuseau horaire, qui voit quoi, ce qui est masqué, et vos propres systèmes.',
  waiting: 'Chats en attente',
  calls: 'Appels',
  assignmentHelp: 'Pour les chats des widgets sans service. Chaque service a ses propres choix.',
  access: 'Accès',
  agentsSee: { all: 'Tous les chats', own_departments: 'Les chats de leurs services' },
  report: 'Rapport hebdomadaire',
  masking: 'Masquage',
  fields: {
    notify_emails: [
      'E-mail si personne n’est en ligne',
      'Une adresse par ligne, jusqu’à {count}. Elles reçoivent un e-mail quand un chat d’un widget sans service attend et que personne n’est en ligne, au plus toutes les 15 minutes. Chaque service a sa propre liste.',
    ],
    report_emails: [
      'Envoyer le rapport hebdomadaire à',
      'Une adresse par ligne, jusqu’à {count}. Il est envoyé le lundi à 7 h.',
    ],
    time_zone: ['Fuseau horaire', 'Détermine quand le rapport est envoyé et quand ses jours commencent.'],
    agents_see: [
      'Les agents voient',
      'Avec « Les chats de leurs services », les agents trouvent et lisent les chats des services où ils travaillent et ceux qui leur sont attribués, et n’en sont avertis que pour ceux-là. Un agent sans service travaille pour le service par défaut. Les superviseurs et administrateurs voient tout. Effectif en moins de dix secondes.',
    ],
    call_link: [
      'Adresse des appels',
      'Une adresse https qui contient {room} une seule fois, par exemple https://meet.example.com/{room}. Les agents lancent un appel depuis un chat : le visiteur reçoit le lien, avec une salle aléatoire à la place de {room}. Laissez vide pour désactiver les appels.',
    ],
    mask_cards: [
      'Masquer les numéros de carte bancaire',
      'Avant l’enregistrement d’un message, d’un brouillon, d’un champ de formulaire ou d’un attribut, tous les chiffres sauf les quatre derniers sont remplacés. Personne ne peut les rétablir.',
    ],
    mask_patterns: [
      'Masquer aussi',
      'Un motif par ligne, jusqu’à {count}, par exemple \\b\\d{3}-\\d{2}-\\d{4}\\b. Un motif comprend des caractères, des classes comme [A-Z] et \\d, des répétitions et |, mais pas de groupes. S’applique en moins d’une minute à ce qui est écrit ensuite.',
    ],
  },
  noMail:
    'Ce déploiement n’envoie pas d’e-mails : aucune de ces adresses ne reçoit quoi que ce soit tant qu’une adresse d’expéditeur n’est pas configurée.',
};

/** The ways to a team's own systems, where they are set up. */
export const ownSystemSettings: typeof english.ownSystemSettings = {
  link: 'Lien dans les détails d’un chat',
  card: 'Fiche dans les détails d’un chat',
  fields: {
    link_label: [
      'Texte du bouton',
      'Par exemple « Ouvrir dans la boutique ». Sans les deux champs, il n’y a pas de bouton.',
    ],
    link_url: [
      'Adresse',
      'Une adresse https avec {token} une fois. Il est remplacé par un jeton signé qui désigne le visiteur, le chat et l’agent pendant 60 secondes.',
    ],
    card_title: ['Titre', 'Par exemple « Client ». Sans les deux champs, il n’y a pas de fiche.'],
    card_url: ['Adresse', 'Interrogée quand un agent ouvre un chat, avec un jeton signé.'],
  },
  noHosts:
    'Ce déploiement n’autorise encore les fiches à interroger aucun hôte. La personne qui l’exploite en ajoute un à cardHosts dans ses réglages, puis déploie à nouveau.',
  hosts: (hosts) => `Hôtes que ce déploiement autorise les fiches à interroger : ${hosts.join(', ')}`,
  secret: {
    section: 'Secret du lien et de la fiche',
    help: 'Signe les jetons des deux, pour que votre serveur sache qu’ils viennent d’ici.',
    create: 'Créer un secret…',
    replace: 'Remplacer le secret…',
    missing:
      'Il n’y en a pas encore. Sans lui, ni le lien, ni la fiche, ni les outils de bots qui interrogent votre serveur ne fonctionnent.',
    title: 'Créer un nouveau secret ?',
    body: 'Il n’est affiché qu’une fois. Placez-le sur votre serveur. Le précédent cesse aussitôt de fonctionner.',
    action: 'Créer le secret',
    shown: 'Copiez le secret maintenant',
  },
};
