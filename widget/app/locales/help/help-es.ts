/** Spanish: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Ayuda',
  look: 'Buscar respuestas',
  popular: 'Artículos populares',
  results: 'Resultados: {n}',
  none: 'No se ha encontrado nada. Pruebe otras palabras o pregúntenos.',
  talk: 'Hable con nosotros',
  helped: '¿Le ha servido?',
  yes: 'Sí',
  no: 'No',
  more: 'Más información',
};

export default texts;
