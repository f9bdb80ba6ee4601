/** Italian: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Aiuto',
  look: 'Cerca una risposta',
  popular: 'Articoli più letti',
  results: 'Risultati: {n}',
  none: 'Nessun risultato. Prova altre parole o scrivici.',
  talk: 'Parla con noi',
  helped: 'È stato utile?',
  yes: 'Sì',
  no: 'No',
  more: 'Maggiori informazioni',
};

export default texts;
