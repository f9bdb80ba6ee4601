/** German: the list. */
import type * as english from '#dashboard/strings/inbox.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const inbox: typeof english.inbox = {
  title: 'Konversationen',
  views: { mine: 'Meine', unassigned: 'Ohne Agent', snoozed: 'Zurückgestellt', following: 'Gefolgt', all: 'Alle' },
  counts: {
    mine: (chats) => count(chats, { one: '# offener Chat von Ihnen', other: '# offene Chats von Ihnen' }),
    unassigned: (chats) =>
      count(chats, { one: '# Chat wartet auf einen Agenten', other: '# Chats warten auf einen Agenten' }),
    snoozed: (chats) => count(chats, { one: '# zurückgestellter Chat', other: '# zurückgestellte Chats' }),
    following: (chats) => String(chats),
    all: (chats) => String(chats),
  },
  unreadChats: (chats) =>
    count(chats, { one: '# Chat mit ungelesenen Nachrichten', other: '# Chats mit ungelesenen Nachrichten' }),
  search: 'Namen, E-Mails, Nachrichten suchen',
  clearSearch: 'Suche löschen',
  followed: 'Chats, denen ich folge',
  filters: 'Filter',
  clearFilters: 'Filter entfernen',
  statusFilter: 'Status',
  openStatuses: 'Offen',
  anyStatus: 'Jeder Status',
  department: 'Abteilung',
  anyDepartment: 'Jede Abteilung',
  widget: 'Widget',
  anyWidget: 'Jedes Widget',
  agent: 'Agent',
  anyAgent: 'Jeder Agent',
  priority: 'Priorität',
  anyPriority: 'Jede Priorität',
  label: 'Label',
  anyLabel: 'Jedes Label',
  list: 'Liste der Konversationen',
  results: (results, more) =>
    more ? `${results}+ Ergebnisse` : count(results, { one: '# Ergebnis', other: '# Ergebnisse' }),
  loadMore: 'Mehr anzeigen',
  lookFurther: 'Ältere Konversationen durchsuchen',
  moreFailed: 'Weitere Konversationen konnten nicht geladen werden.',
  behind: (fact, days) => `${fact}: ${days}`,
  leaveNumber: 'Alle Konversationen',
  anonymous: 'Besucher',
  noMessage: 'Noch keine Nachricht',
  unread: (messages) => count(messages, { one: '# ungelesene Nachricht', other: '# ungelesene Nachrichten' }),
  waitingSince: (time) => `Wartet seit ${time}`,
  verified: 'Identität bestätigt',
  nameTyped: 'Angemeldet, aber dieser Name ist nicht bestätigt',
  notVerified: 'Identität nicht bestätigt',
  offlineHint: 'Sie sind offline. Gehen Sie online, um Chats zu erhalten.',
  goOnline: 'Online gehen',
  choose: 'Keine Konversation ausgewählt',
  chooseBody: 'Wählen Sie eine aus der Liste oder wechseln Sie mit J und K.',
  missing: 'Konversation nicht gefunden',
  missingBody: 'Sie wurde vielleicht gelöscht oder gehört zu einer Abteilung, die Sie nicht sehen.',
};

export const conversation: typeof english.conversation = {
  formerAgent: 'Ehemaliger Agent',
  priorityLabel: (name) => `Priorität: ${name}`,
  visitor: 'Besucher',
  failed: 'Nicht gesendet',
  failedTo: (name) => `Ihre Nachricht an ${name} wurde nicht gesendet`,
  typing: (who) => `${who} schreibt`,
  snoozedUntil: (time) => `Zurückgestellt bis ${time}`,
  snoozedUntilReply: 'Zurückgestellt, bis der Besucher schreibt',
};
