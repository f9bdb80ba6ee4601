/** What the mail with a one-time code says, in the languages the product speaks. */
import { type Language, inLanguage } from '#core/text/language.ts';

/** The texts of one language. */
export type CodeTexts = { subject: string; intro: string; note: string };

const texts: Record<Language, CodeTexts> = {
  en: {
    subject: 'Your code for {site}: {code}',
    intro: 'Type this code in the chat with {site} to confirm that it’s you:',
    note: 'It is valid for 10 minutes. If you didn’t ask for it, ignore this email and don’t give the code to anybody.',
  },
  de: {
    subject: 'Ihr Code für {site}: {code}',
    intro: 'Geben Sie diesen Code im Chat mit {site} ein, um zu bestätigen, dass Sie es sind:',
    note: 'Er gilt 10 Minuten. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail und geben Sie den Code niemandem.',
  },
  fr: {
    subject: 'Votre code pour {site} : {code}',
    intro: 'Saisissez ce code dans la conversation avec {site} pour confirmer qu’il s’agit bien de vous :',
    note: 'Il est valable 10 minutes. Si vous ne l’avez pas demandé, ignorez cet e-mail et ne donnez le code à personne.',
  },
  es: {
    subject: 'Tu código para {site}: {code}',
    intro: 'Escribe este código en el chat con {site} para confirmar que eres tú:',
    note: 'Es válido durante 10 minutos. Si no lo has pedido, ignora este correo y no des el código a nadie.',
  },
  pt: {
    subject: 'Seu código para {site}: {code}',
    intro: 'Digite este código na conversa com {site} para confirmar que é você:',
    note: 'Ele vale por 10 minutos. Se você não o pediu, ignore este e-mail e não passe o código a ninguém.',
  },
  it: {
    subject: 'Il tuo codice per {site}: {code}',
    intro: 'Scrivi questo codice nella chat con {site} per confermare che sei tu:',
    note: 'È valido per 10 minuti. Se non l’hai richiesto, ignora questa e-mail e non dare il codice a nessuno.',
  },
  nl: {
    subject: 'Je code voor {site}: {code}',
    intro: 'Typ deze code in de chat met {site} om te bevestigen dat jij het bent:',
    note: 'De code is 10 minuten geldig. Heb je er niet om gevraagd? Negeer dan deze e-mail en geef de code aan niemand.',
  },
  pl: {
    subject: 'Twój kod do {site}: {code}',
    intro: 'Wpisz ten kod na czacie z {site}, aby potwierdzić, że to Ty:',
    note: 'Jest ważny przez 10 minut. Jeśli to nie Ty o niego prosisz, zignoruj tę wiadomość i nie podawaj nikomu kodu.',
  },
  tr: {
    subject: '{site} kodunuz: {code}',
    intro: 'Siz olduğunuzu doğrulamak için bu kodu {site} ile sohbetinize yazın:',
    note: '10 dakika geçerlidir. Bunu siz istemediyseniz bu e-postayı dikkate almayın ve kodu kimseye vermeyin.',
  },
  ar: {
    subject: 'رمزك لدى {site}: {code}',
    intro: 'اكتب هذا الرمز في محادثتك مع {site} لتأكيد هويتك:',
    note: 'الرمز صالح لمدة 10 دقائق. إذا لم تطلبه فتجاهل هذه الرسالة ولا تعطِ الرمز لأي شخص.',
  },
  he: {
    subject: 'הקוד שלכם עבור {site}: {code}',
    intro: 'הקלידו את הקוד הזה בצ׳אט עם {site} כדי לאשר שזה אתם:',
    note: 'הקוד תקף ל־10 דקות. אם לא ביקשתם אותו, התעלמו מההודעה ואל תמסרו את הקוד לאיש.',
  },
  hi: {
    subject: '{site} के लिए आपका कोड: {code}',
    intro: 'यह पक्का करने के लिए कि यह आप ही हैं, {site} के साथ चैट में यह कोड लिखें:',
    note: 'यह 10 मिनट तक मान्य है। यदि आपने इसे नहीं माँगा, तो इस ईमेल को अनदेखा करें और कोड किसी को न दें।',
  },
  ja: {
    subject: '{site} のコード: {code}',
    intro: 'ご本人であることを確認するため、{site} とのチャットにこのコードを入力してください。',
    note: '有効期限は10分です。お心当たりがない場合はこのメールを無視し、コードを誰にも教えないでください。',
  },
  zh: {
    subject: '您在 {site} 的验证码:{code}',
    intro: '请在与 {site} 的聊天中输入此验证码,以确认是您本人:',
    note: '有效期为 10 分钟。如果不是您本人申请,请忽略此邮件,并且不要把验证码告诉任何人。',
  },
  ko: {
    subject: '{site} 코드: {code}',
    intro: '본인임을 확인하려면 {site}와(과)의 채팅에 이 코드를 입력하세요.',
    note: '10분 동안 유효합니다. 요청하지 않으셨다면 이 메일을 무시하고 코드를 누구에게도 알려 주지 마세요.',
  },
};

/** The texts for the language of a tag; English where the product doesn't speak it. */
export const codeTexts = (locale: string | null): CodeTexts => inLanguage(texts, locale);
