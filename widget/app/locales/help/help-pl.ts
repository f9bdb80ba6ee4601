/** Polish: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Pomoc',
  look: 'Szukaj odpowiedzi',
  popular: 'Popularne artykuły',
  results: 'Wyniki: {n}',
  none: 'Nic nie znaleziono. Spróbuj innych słów lub zapytaj nas.',
  talk: 'Porozmawiaj z nami',
  helped: 'Czy to pomogło?',
  yes: 'Tak',
  no: 'Nie',
  more: 'Czytaj więcej',
};

export default texts;
