/** Spanish: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Ayuda',
  look: 'Buscar respuestas',
  popular: 'Artículos populares',
  results: 'Resultados: {n}',
  none: 'No se ha encontrado nada. Prueba otras palabras o pregúntanos.',
  talk: 'Habla con nosotros',
  helped: '¿Te ha servido?',
  yes: 'Sí',
  no: 'No',
  more: 'Más información',
};

export default texts;
