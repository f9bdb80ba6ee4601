/** German: how soon visitors should be answered. */
import type * as english from '#dashboard/strings/targets.ts';

export const targets: typeof english.targets = {
  section: 'Zielzeiten',
  lead: 'In Minuten, gezählt innerhalb der Geschäftszeiten, ab dem Moment, in dem ein Agent gebraucht wird. Leer lassen für keine.',
  kinds: { first_response: 'Erste Antwort', resolution: 'Lösung' },
  report: {
    title: 'Zielzeiten',
    none: 'Keine Zielzeiten in diesem Zeitraum. Legen Sie sie auf der Seite eines Widgets fest.',
    share: {
      first_response: 'Erste Antworten innerhalb der Zielzeit',
      resolution: 'Lösungen innerhalb der Zielzeit',
    },
    missed: {
      first_response: 'Erste Antworten nach der Zielzeit',
      resolution: 'Lösungen nach der Zielzeit',
    },
  },
  left: {
    first_response: (time) => `Antwort in ${time}`,
    resolution: (time) => `Lösung in ${time}`,
  },
  late: {
    first_response: (time) => `Antwort ${time} überfällig`,
    resolution: (time) => `Lösung ${time} überfällig`,
  },
  due: {
    first_response: (time) => `Erste Antwort fällig: ${time}`,
    resolution: (time) => `Lösung fällig: ${time}`,
  },
};
