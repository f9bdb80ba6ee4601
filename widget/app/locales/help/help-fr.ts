/** French: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Aide',
  look: 'Chercher une réponse',
  popular: 'Articles populaires',
  results: 'Résultats : {n}',
  none: 'Aucun résultat. Essayez d’autres mots ou posez-nous la question.',
  talk: 'Nous contacter',
  helped: 'Cela vous a-t-il aidé ?',
  yes: 'Oui',
  no: 'Non',
  more: 'En savoir plus',
};

export default texts;
