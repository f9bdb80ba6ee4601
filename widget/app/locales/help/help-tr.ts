/** Turkish: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'Yardım',
  look: 'Yanıt ara',
  popular: 'Popüler makaleler',
  results: 'Sonuçlar: {n}',
  none: 'Sonuç bulunamadı. Başka sözcükler deneyin veya bize sorun.',
  talk: 'Bizimle konuşun',
  helped: 'Bu yardımcı oldu mu?',
  yes: 'Evet',
  no: 'Hayır',
  more: 'Devamını oku',
};

export default texts;
