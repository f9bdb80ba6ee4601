/** German: handing a conversation on. */
import { countingIn } from '#dashboard/strings/languages/counting.ts';
import type * as english from '#dashboard/strings/transfer.ts';

const count = countingIn('de');

export const transfer: typeof english.transfer = {
  title: 'Konversation weiterleiten',
  search: 'Agent oder Abteilung suchen',
  agents: 'Agenten',
  departments: 'Abteilungen',
  queue: 'Zurück in die Warteschlange',
  queueHelp: 'Der nächste freie Agent erhält sie.',
  load: (current, most) => `${current} von ${count(most, { one: '# Chat', other: '# Chats' })}`,
  reason: 'Grund',
  noReason: 'Kein Grund angegeben',
  reasons: {
    skill: 'Erfordert andere Kenntnisse',
    department: 'Gehört in eine andere Abteilung',
    shift: 'Schichtende',
    escalation: 'Eskalation',
    other: 'Sonstiges',
  },
  why: (reason) => `Grund: ${reason}`,
  note: 'Notiz für den Empfänger',
  noteHelp: 'Nur das Team liest sie.',
  nobody: 'Keine Treffer',
  full: 'Ausgelastet',
  allFull: 'Diese Agenten sind ausgelastet.',
  force: 'Auch bei Auslastung zuweisen',
  done: (name) => `Weitergeleitet an ${name}`,
  requeued: 'Zurück in der Warteschlange',
};
