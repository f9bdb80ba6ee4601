/** Dutch: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Hulp',
  look: 'Antwoorden zoeken',
  popular: 'Populaire artikelen',
  results: 'Resultaten: {n}',
  none: 'Niets gevonden. Probeer andere woorden of vraag het ons.',
  talk: 'Praat met ons',
  helped: 'Heeft dit geholpen?',
  yes: 'Ja',
  no: 'Nee',
  more: 'Meer lezen',
};

export default texts;
