/** German: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Hilfe',
  look: 'Antworten suchen',
  popular: 'Beliebte Artikel',
  results: 'Ergebnisse: {n}',
  none: 'Nichts gefunden. Versuchen Sie andere Wörter oder fragen Sie uns.',
  talk: 'Mit uns chatten',
  helped: 'Hat das geholfen?',
  yes: 'Ja',
  no: 'Nein',
  more: 'Mehr erfahren',
};

export default texts;
