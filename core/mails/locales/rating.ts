/** What the mail that asks for a rating says, and the page its links open, in the languages the product speaks. */
import { type Language, inLanguage } from '#core/text/language.ts';

/** The texts of one language. `stars` are five words, from worst to best. */
export type RatingTexts = {
  subject: string;
  intro: string;
  ask: string;
  stars: readonly [string, string, string, string, string];
  comment: string;
  submit: string;
  rated: string;
  late: string;
};

const texts: Record<Language, RatingTexts> = {
  en: {
    subject: 'How was your chat with {site}?',
    intro: 'Your chat with {site} has ended. One click tells us how it was.',
    ask: 'How did we do?',
    stars: ['Terrible', 'Poor', 'Okay', 'Good', 'Great'],
    comment: 'Anything to add? (optional)',
    submit: 'Send feedback',
    rated: 'Thanks for your feedback',
    late: 'This chat goes on, so it can’t be rated yet.',
  },
  de: {
    subject: 'Wie war Ihr Chat mit {site}?',
    intro: 'Ihr Chat mit {site} ist beendet. Mit einem Klick sagen Sie uns, wie er war.',
    ask: 'Wie zufrieden waren Sie?',
    stars: ['Sehr schlecht', 'Schlecht', 'In Ordnung', 'Gut', 'Sehr gut'],
    comment: 'Möchten Sie etwas hinzufügen? (optional)',
    submit: 'Bewertung senden',
    rated: 'Danke für Ihre Bewertung',
    late: 'Dieser Chat geht weiter und kann noch nicht bewertet werden.',
  },
  fr: {
    subject: 'Comment s’est passée votre conversation avec {site} ?',
    intro: 'Votre conversation avec {site} est terminée. Un clic suffit pour nous dire comment elle s’est passée.',
    ask: 'Comment était-ce ?',
    stars: ['Très mauvais', 'Mauvais', 'Correct', 'Bien', 'Excellent'],
    comment: 'Souhaitez-vous ajouter quelque chose ? (facultatif)',
    submit: 'Envoyer l’avis',
    rated: 'Merci pour votre avis',
    late: 'Cette conversation continue et ne peut pas encore être évaluée.',
  },
  es: {
    subject: '¿Qué tal tu chat con {site}?',
    intro: 'Tu chat con {site} ha terminado. Con un clic nos dices qué tal fue.',
    ask: '¿Qué tal lo hemos hecho?',
    stars: ['Muy mal', 'Mal', 'Normal', 'Bien', 'Muy bien'],
    comment: '¿Quieres añadir algo? (opcional)',
    submit: 'Enviar opinión',
    rated: 'Gracias por tu opinión',
    late: 'Este chat continúa, así que todavía no se puede valorar.',
  },
  pt: {
    subject: 'Como foi sua conversa com {site}?',
    intro: 'Sua conversa com {site} terminou. Com um clique você nos diz como foi.',
    ask: 'Como foi o atendimento?',
    stars: ['Péssimo', 'Ruim', 'Regular', 'Bom', 'Ótimo'],
    comment: 'Quer acrescentar algo? (opcional)',
    submit: 'Enviar avaliação',
    rated: 'Obrigado pela avaliação',
    late: 'Esta conversa continua, por isso ainda não pode ser avaliada.',
  },
  it: {
    subject: 'Com’è andata la chat con {site}?',
    intro: 'La tua chat con {site} è terminata. Con un clic ci dici com’è andata.',
    ask: 'Com’è andata?',
    stars: ['Pessimo', 'Scarso', 'Discreto', 'Buono', 'Ottimo'],
    comment: 'Vuoi aggiungere qualcosa? (facoltativo)',
    submit: 'Invia il parere',
    rated: 'Grazie per il tuo parere',
    late: 'Questa chat continua, quindi non può ancora essere valutata.',
  },
  nl: {
    subject: 'Hoe was je chat met {site}?',
    intro: 'Je chat met {site} is afgelopen. Met één klik laat je ons weten hoe het was.',
    ask: 'Hoe hebben we het gedaan?',
    stars: ['Heel slecht', 'Slecht', 'Redelijk', 'Goed', 'Heel goed'],
    comment: 'Wil je nog iets toevoegen? (optioneel)',
    submit: 'Feedback versturen',
    rated: 'Bedankt voor je feedback',
    late: 'Deze chat gaat verder en kan nog niet worden beoordeeld.',
  },
  pl: {
    subject: 'Jak przebiegła rozmowa z {site}?',
    intro: 'Rozmowa z {site} dobiegła końca. Jednym kliknięciem powiesz nam, jak było.',
    ask: 'Jak nam poszło?',
    stars: ['Fatalnie', 'Słabo', 'Może być', 'Dobrze', 'Świetnie'],
    comment: 'Chcesz coś dodać? (opcjonalnie)',
    submit: 'Wyślij opinię',
    rated: 'Dziękujemy za opinię',
    late: 'Ta rozmowa trwa nadal, więc nie można jej jeszcze ocenić.',
  },
  tr: {
    subject: '{site} ile sohbetiniz nasıldı?',
    intro: '{site} ile sohbetiniz sona erdi. Nasıl olduğunu tek tıkla bize bildirin.',
    ask: 'Nasıl buldunuz?',
    stars: ['Çok kötü', 'Kötü', 'Orta', 'İyi', 'Çok iyi'],
    comment: 'Eklemek istediğiniz bir şey var mı? (isteğe bağlı)',
    submit: 'Geri bildirimi gönder',
    rated: 'Geri bildiriminiz için teşekkürler',
    late: 'Bu sohbet devam ediyor, bu yüzden henüz değerlendirilemez.',
  },
  ar: {
    subject: 'كيف كانت محادثتك مع {site}؟',
    intro: 'انتهت محادثتك مع {site}. أخبرنا بنقرة واحدة كيف كانت.',
    ask: 'كيف كانت خدمتنا؟',
    stars: ['سيئة جدًا', 'سيئة', 'مقبولة', 'جيدة', 'ممتازة'],
    comment: 'هل تود إضافة شيء؟ (اختياري)',
    submit: 'إرسال التقييم',
    rated: 'شكرًا على تقييمك',
    late: 'هذه المحادثة مستمرة، لذلك لا يمكن تقييمها بعد.',
  },
  he: {
    subject: 'איך הייתה השיחה עם {site}?',
    intro: 'השיחה שלך עם {site} הסתיימה. בלחיצה אחת אפשר לספר לנו איך היה.',
    ask: 'איך היינו?',
    stars: ['גרוע מאוד', 'גרוע', 'סביר', 'טוב', 'מצוין'],
    comment: 'רוצים להוסיף משהו? (לא חובה)',
    submit: 'שליחת משוב',
    rated: 'תודה על המשוב',
    late: 'השיחה הזו נמשכת, ולכן עדיין אי אפשר לדרג אותה.',
  },
  hi: {
    subject: '{site} के साथ आपकी चैट कैसी रही?',
    intro: '{site} के साथ आपकी चैट समाप्त हो गई है। एक क्लिक में बताएँ कि वह कैसी रही।',
    ask: 'हमारी सेवा कैसी रही?',
    stars: ['बहुत खराब', 'खराब', 'ठीक', 'अच्छी', 'बहुत अच्छी'],
    comment: 'कुछ और कहना चाहेंगे? (वैकल्पिक)',
    submit: 'राय भेजें',
    rated: 'आपकी राय के लिए धन्यवाद',
    late: 'यह चैट अभी जारी है, इसलिए इसे अभी रेट नहीं किया जा सकता।',
  },
  ja: {
    subject: '{site}とのチャットはいかがでしたか？',
    intro: '{site}とのチャットは終了しました。ワンクリックでご感想をお聞かせください。',
    ask: '対応はいかがでしたか？',
    stars: ['とても悪い', '悪い', '普通', '良い', 'とても良い'],
    comment: 'ご意見があればお聞かせください（任意）',
    submit: '評価を送信',
    rated: 'ご評価ありがとうございます',
    late: 'このチャットは続いているため、まだ評価できません。',
  },
  zh: {
    subject: '您与{site}的聊天体验如何？',
    intro: '您与{site}的聊天已结束。点击一下即可告诉我们您的感受。',
    ask: '您对服务满意吗？',
    stars: ['很差', '较差', '一般', '好', '很好'],
    comment: '还有什么想补充的吗？（可选）',
    submit: '提交反馈',
    rated: '感谢您的反馈',
    late: '此聊天仍在继续，暂时无法评价。',
  },
  ko: {
    subject: '{site}와의 상담은 어떠셨나요?',
    intro: '{site}와의 상담이 종료되었습니다. 클릭 한 번으로 의견을 알려 주세요.',
    ask: '상담은 어떠셨나요?',
    stars: ['매우 나쁨', '나쁨', '보통', '좋음', '매우 좋음'],
    comment: '더 하실 말씀이 있나요? (선택)',
    submit: '평가 보내기',
    rated: '평가해 주셔서 감사합니다',
    late: '이 상담은 계속되고 있어 아직 평가할 수 없습니다.',
  },
};

/** The texts for the language of a tag; English where the product doesn't speak it. */
export const ratingTexts = (locale: string | null): RatingTexts => inLanguage(texts, locale);
