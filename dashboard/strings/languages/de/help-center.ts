/** German: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const helpCenter: typeof english.helpCenter = {
  section: 'Hilfecenter',
  isOn: 'Besucher können öffentliche Artikel durchsuchen',
  isOnHelp: 'Vor einem Chat und auf Seiten, die Suchmaschinen finden.',
  title: 'Titel',
  titleHelp: 'Leer lassen für „Hilfe“ in der Sprache des Besuchers.',
  bot: 'Artikel von',
  own: 'Der Bot, der Chats beantwortet',
  open: 'Hilfecenter öffnen',
  openArticle: (question) => `„${question}“ im Hilfecenter öffnen`,
  public: 'Öffentlich',
  choose: 'Öffentliche Artikel …',
  chooseTitle: 'Öffentliche Artikel',
  chooseLead: 'Öffentliche Artikel kann jeder lesen. Änderungen sind innerhalb von zwei Minuten sichtbar.',
  chooseAll: 'Alle angezeigten auswählen',
  find: 'Artikel suchen',
  save: 'Speichern',
  saved: (changed) => count(changed, { one: '# Artikel geändert', other: '# Artikel geändert' }),
  report: {
    title: 'Hilfecenter',
    help: 'Was Besucher auf „Hat das geholfen?“ geantwortet haben.',
    article: 'Artikel',
    helped: 'Hat geholfen',
    notHelped: 'Hat nicht geholfen',
    share: 'Anteil',
    gone: 'Gelöschter Artikel',
    total: 'Alle',
    none: 'Keine Antworten in diesem Zeitraum',
    percent: (share) => `${numberText(Math.round(share * 100))} %`,
  },
};
