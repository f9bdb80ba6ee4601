/** Hindi: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'सहायता',
  look: 'उत्तर खोजें',
  popular: 'लोकप्रिय लेख',
  results: 'परिणाम: {n}',
  none: 'कुछ नहीं मिला। दूसरे शब्द आज़माएँ या हमसे पूछें।',
  talk: 'हमसे बात करें',
  helped: 'क्या इससे मदद मिली?',
  yes: 'हाँ',
  no: 'नहीं',
  more: 'और पढ़ें',
};

export default texts;
