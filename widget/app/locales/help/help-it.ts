/** Italian: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Aiuto',
  look: 'Cerca una risposta',
  popular: 'Articoli più letti',
  results: 'Risultati: {n}',
  none: 'Nessun risultato. Provi altre parole o ci scriva.',
  talk: 'Parli con noi',
  helped: 'È stato utile?',
  yes: 'Sì',
  no: 'No',
  more: 'Maggiori informazioni',
};

export default texts;
