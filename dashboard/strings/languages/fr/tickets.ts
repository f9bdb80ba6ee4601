/** Tickets; in French. */
import type * as english from '#dashboard/strings/tickets.ts';

/** The list, a ticket, and creating one. */
export const tickets: typeof english.tickets = {
  title: 'Tickets',
  lead: 'Le suivi après le chat.',
  create: 'Créer un ticket',
  createFor: (visitor) => `Créer un ticket pour ${visitor}`,
  created: (number) => `Ticket nº ${number} créé`,
  empty: 'Aucun ticket pour le moment',
  emptyBody:
    'Créez-en un ici, ou depuis une conversation, pour tout ce qui dure au-delà du chat. Les scénarios peuvent aussi en créer.',
  noneMatch: 'Aucun ticket correspondant',
  noneOpen: 'Aucun ticket ouvert',
  noneOpenBody:
    'Créez-en un ici, ou depuis une conversation, pour tout ce qui dure au-delà du chat. Les tickets résolus et en attente se trouvent sous « Tous les statuts ».',
  noneMatchBody: 'Essayez d’autres mots, un autre statut ou un autre responsable.',
  search: 'Rechercher des tickets',
  showAll: 'Afficher tous les tickets',
  list: 'Tickets',
  number: 'Nº',
  anyStatus: 'Tous les statuts',
  requester: 'Demandeur',
  fields: {
    subject: ['Objet', ''],
    description: ['Description', ''],
    status: ['Statut', ''],
    priority: ['Priorité', ''],
    assignee_id: ['Responsable', ''],
    name: ['Nom du demandeur', ''],
    email: [
      'E-mail du demandeur',
      'Si l’e-mail est configuré, il reçoit le numéro et l’objet quand vous créez le ticket.',
    ],
  },
  formerAgent: 'Un ancien agent',
  anyone: 'Tout le monde',
  me: 'Moi',
  nobody: 'Non attribué',
  createdAt: 'Création',
  conversation: 'Conversation',
  more: 'Afficher plus',
  limitReached:
    'Aucun e-mail n’a été envoyé au demandeur, car la limite quotidienne d’e-mails aux visiteurs est atteinte. Communiquez-lui le numéro vous-même.',
  numbered: (number, subject) => `Nº ${number} · ${subject}`,
};
