/** What is said when agents take over, or when none is there, in the languages the widget speaks. */
import { defaultTexts } from '#core/model/widgets/default-texts.ts';
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

const away: Record<Language, string> = {
  en: defaultTexts.offline_message,
  de: 'Wir sind gerade nicht da. Hinterlassen Sie uns eine Nachricht, wir melden uns bei Ihnen.',
  fr: 'Nous sommes absents pour le moment. Laissez un message et nous vous répondrons.',
  es: 'Ahora no estamos. Deja un mensaje y te responderemos.',
  pt: 'Não estamos disponíveis no momento. Deixe uma mensagem e responderemos.',
  it: 'Al momento non ci siamo. Lascia un messaggio e ti risponderemo.',
  nl: 'We zijn er nu niet. Laat een bericht achter, dan reageren we zo snel mogelijk.',
  pl: 'Teraz nas nie ma. Zostaw wiadomość, a odpowiemy.',
  tr: 'Şu anda burada değiliz. Mesaj bırakın, size dönelim.',
  ar: 'لسنا متاحين حاليًا. اترك رسالة وسنرد عليك.',
  he: 'אנחנו לא זמינים כרגע. השאירו הודעה ונחזור אליכם.',
  hi: 'हम अभी उपलब्ध नहीं हैं। संदेश छोड़ें, हम आपसे संपर्क करेंगे।',
  ja: 'ただいま不在です。メッセージを残していただければ、折り返しご連絡します。',
  zh: '我们暂时不在。请留言，我们会尽快回复您。',
  ko: '지금은 자리에 없습니다. 메시지를 남겨 주시면 답변해 드리겠습니다.',
};

/** What a widget says while nobody is there, unless somebody gave it another text: as the widget itself says it. */
export const awaySentence = (locale: string | null): string => inLanguage(away, locale);
