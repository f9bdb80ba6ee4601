/** German: tickets. */
import type * as english from '#dashboard/strings/tickets.ts';

export const tickets: typeof english.tickets = {
  title: 'Tickets',
  lead: 'Was nach dem Chat noch zu tun ist.',
  create: 'Ticket erstellen',
  createFor: (visitor) => `Ticket für ${visitor} erstellen`,
  created: (number) => `Ticket #${number} erstellt`,
  empty: 'Noch keine Tickets',
  emptyBody:
    'Erstellen Sie hier oder in einer Konversation eines für alles, was über den Chat hinausgeht. Auch Workflows können Tickets erstellen.',
  noneMatch: 'Keine passenden Tickets',
  noneOpen: 'Keine offenen Tickets',
  noneOpenBody:
    'Erstellen Sie hier oder in einer Konversation eines für alles, was über den Chat hinausgeht. Gelöste und ausstehende Tickets finden Sie unter „Jeder Status“.',
  noneMatchBody: 'Versuchen Sie es mit anderen Wörtern, einem anderen Status oder einer anderen zuständigen Person.',
  search: 'Tickets suchen',
  showAll: 'Alle Tickets anzeigen',
  list: 'Tickets',
  number: 'Nr.',
  anyStatus: 'Jeder Status',
  requester: 'Anfragende Person',
  fields: {
    subject: ['Betreff', ''],
    description: ['Beschreibung', ''],
    status: ['Status', ''],
    priority: ['Priorität', ''],
    assignee_id: ['Zuständig', ''],
    name: ['Name der anfragenden Person', ''],
    email: [
      'E-Mail der anfragenden Person',
      'Wenn E-Mail eingerichtet ist, erhält sie Nummer und Betreff, sobald Sie das Ticket erstellen.',
    ],
  },
  formerAgent: 'Ein ehemaliger Agent',
  anyone: 'Alle',
  me: 'Ich',
  nobody: 'Nicht zugewiesen',
  createdAt: 'Erstellt',
  conversation: 'Konversation',
  more: 'Mehr anzeigen',
  limitReached:
    'Die anfragende Person hat keine E-Mail erhalten, weil die Tagesgrenze für E-Mails an Besucher erreicht ist. Teilen Sie ihr die Nummer selbst mit.',
  numbered: (number, subject) => `#${number} ${subject}`,
};
