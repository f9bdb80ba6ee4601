/** What a bot or workflow says when agents take over, in the languages the widget speaks. */
import { inLanguage, type Language } from '#core/text/language.ts';

const sentences: Record<Language, string> = {
  en: "I'm connecting you with my colleagues. Someone will be with you shortly.",
  de: 'Ich gebe an meine Kolleginnen und Kollegen weiter. Gleich ist jemand für Sie da.',
  fr: "Je vous mets en relation avec mes collègues. Quelqu'un va vous répondre sous peu.",
  es: 'Le paso con mis compañeros. Enseguida le atenderá alguien.',
  pt: 'Vou passar para os meus colegas. Alguém já vai falar consigo.',
  it: 'La metto in contatto con i miei colleghi. A breve qualcuno sarà da Lei.',
  nl: "Ik draag je over aan mijn collega's. Er is zo iemand voor je.",
  pl: 'Przekazuję rozmowę moim kolegom. Ktoś zaraz się odezwie.',
  tr: 'Sizi ekip arkadaşlarıma aktarıyorum. Birazdan biri sizinle ilgilenecek.',
  ar: 'سأحوّلك إلى زملائي. سيكون أحدهم معك قريبًا.',
  he: 'השיחה מועברת לצוות שלנו. מישהו יהיה איתך עוד רגע.',
  hi: 'मैं आपकी बातचीत अपने सहकर्मियों को सौंप रहा हूँ। कोई जल्द ही आपसे बात करेगा।',
  ja: '担当者におつなぎします。少々お待ちください。',
  zh: '正在为您转接同事，请稍候。',
  ko: '담당자에게 연결해 드리겠습니다. 잠시만 기다려 주세요.',
};

/** The sentence that hands off, in the visitor's language where we speak it. */
export const handoffSentence = (locale: string | null): string => inLanguage(sentences, locale);
