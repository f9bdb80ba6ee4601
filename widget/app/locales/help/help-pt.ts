/** Portuguese: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Ajuda',
  look: 'Procurar respostas',
  popular: 'Artigos populares',
  results: 'Resultados: {n}',
  none: 'Nada encontrado. Tente outras palavras ou pergunte-nos.',
  talk: 'Fale conosco',
  helped: 'Isto ajudou?',
  yes: 'Sim',
  no: 'Não',
  more: 'Saiba mais',
};

export default texts;
