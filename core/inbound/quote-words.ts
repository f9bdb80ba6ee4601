/** How mail programs introduce what they quote, in the languages of the product. Data for `quotes.ts`. */
import type { Language } from '#core/text/language.ts';

/**
 * The beginning of our own mails: everything from a line that begins so is a quotation of ours, in any language. The line
 * itself may go on with words.
 */
export const REPLY_MARK = '↑ ↑ ↑';

/** That line, with words in the language of its mail. */
export const replyLine = (words: string): string => `${REPLY_MARK} ${words} ${REPLY_MARK}`;

type Words = {
  /** A line that names who wrote something when, above the quotation. It ends with a colon, also a wide one. */
  wrote: RegExp;
  /** Names of the headers that Outlook repeats: of the sender, and of what follows it. */
  from: readonly string[];
  others: readonly string[];
  /** Between dashes, above what is quoted or forwarded. */
  original: readonly string[];
  /** What phones add below a text. */
  sentFrom: RegExp;
};

/** By language. Programs write in the language of their user, whatever that of the chat is, so all are tried. */
export const quoteWords: Record<Language, Words> = {
  en: {
    wrote: /^on\s.*\bwrote:$/i,
    from: ['From'],
    others: ['Sent', 'Date', 'To', 'Subject', 'Cc'],
    original: ['Original Message', 'Original Appointment', 'Forwarded message', 'Reply message'],
    sentFrom: /^(sent (from|via|with)|get outlook for)\s/i,
  },
  de: {
    wrote: /^(am|on)\s.*\b(schrieb|geschrieben)\b.*:$/i,
    from: ['Von'],
    others: ['Gesendet', 'Datum', 'An', 'Betreff'],
    original: ['Ursprüngliche Nachricht', 'Originalnachricht', 'Weitergeleitete Nachricht'],
    sentFrom: /^(von mein\w* .*gesendet|gesendet (von|mit)\s|diese nachricht wurde von mein\w* )/i,
  },
  fr: {
    wrote: /^le\s.*a écrit\s*:$/i,
    from: ['De'],
    others: ['Envoyé', 'Date', 'À', 'Objet'],
    original: ["Message d'origine", 'Message original', 'Message transféré'],
    sentFrom: /^envoyé (de(puis)?|à partir)\s/i,
  },
  es: {
    wrote: /^el\s.*\bescribió:$/i,
    from: ['De'],
    others: ['Enviado', 'Enviado el', 'Fecha', 'Para', 'Asunto'],
    original: ['Mensaje original', 'Mensaje reenviado'],
    sentFrom: /^enviado (desde|con)\s/i,
  },
  pt: {
    wrote: /^(em|no dia|a)\s.*\bescreveu:$/i,
    from: ['De'],
    others: ['Enviado', 'Enviada em', 'Data', 'Para', 'Assunto'],
    original: ['Mensagem original', 'Mensagem encaminhada'],
    sentFrom: /^enviad[oa] (do|da|pelo|a partir)\s/i,
  },
  it: {
    wrote: /^(il|in data)\s.*\bha scritto:$/i,
    from: ['Da'],
    others: ['Inviato', 'Data', 'A', 'Oggetto'],
    original: ['Messaggio originale', 'Messaggio inoltrato'],
    sentFrom: /^inviato da(l|lla)?\s/i,
  },
  nl: {
    wrote: /^op\s.*\b(schreef|geschreven)\b.*:$/i,
    from: ['Van'],
    others: ['Verzonden', 'Datum', 'Aan', 'Onderwerp'],
    original: ['Oorspronkelijk bericht', 'Origineel bericht', 'Doorgestuurd bericht'],
    sentFrom: /^(verzonden|verstuurd) (vanaf|met|van)\s/i,
  },
  pl: {
    wrote: /^((w dniu|dnia|\S+,?)\s.*\b(napisał(\(a\)|a)?|pisze):|.*\bnapisał(\(a\)|a)?:)$/i,
    from: ['Od'],
    others: ['Wysłano', 'Wysłane', 'Data', 'Do', 'Temat'],
    original: ['Oryginalna wiadomość', 'Wiadomość oryginalna', 'Wiadomość przekazana'],
    sentFrom: /^wysłan[eo] z\s/i,
  },
  tr: {
    wrote: /(tarihinde|şunları|şunu)\s.*yazdı:$/i,
    from: ['Kimden', 'Gönderen'],
    others: ['Gönderildi', 'Tarih', 'Kime', 'Konu'],
    original: ['Özgün İleti', 'Orijinal Mesaj', 'Yönlendirilen ileti'],
    sentFrom: /(ımdan|imden|umdan|ümden|cihazımdan) gönderildi$/i,
  },
  ar: {
    wrote: /(كتب|كتبت).*[:：]$/,
    from: ['من'],
    others: ['تاريخ الإرسال', 'التاريخ', 'إلى', 'الموضوع'],
    original: ['الرسالة الأصلية', 'رسالة أصلية'],
    sentFrom: /^(أرسلت من|مرسل من|تم الإرسال من)\s/,
  },
  he: {
    wrote: /(כתב|כתבה|מאת).*[:：]$/,
    from: ['מאת'],
    others: ['נשלח', 'תאריך', 'אל', 'נושא'],
    original: ['הודעה מקורית'],
    sentFrom: /^נשלח מה/,
  },
  hi: {
    wrote: /(ने लिखा|लिखा|को लिखा)\s*[:：]$/,
    from: ['प्रेषक', 'से'],
    others: ['भेजा गया', 'दिनांक', 'प्रति', 'विषय'],
    original: ['मूल संदेश'],
    sentFrom: /से भेजा गया$/,
  },
  ja: {
    wrote: /(\d{4}年.*|.*<[^<>\s]+@[^<>\s]+>.*|.*さん(は|が).*)([:：]|書きました[::。]?|のメール[:：])$/,
    from: ['差出人', '送信元'],
    others: ['送信日時', '日時', '宛先', '件名'],
    original: ['元のメッセージ', 'Original Message'],
    sentFrom: /(iPhone|iPad|Android|スマートフォン)から送信$/,
  },
  zh: {
    wrote: /(写道|寫道|撰写|於.*寫|在.*写)\s*[:：]$/,
    from: ['发件人', '寄件者', '寄件人', '差出人'],
    others: ['发送时间', '发送日期', '寄件日期', '日期', '收件人', '收件者', '主题', '主旨'],
    original: ['原始邮件', '原始郵件', '原邮件', '转发邮件'],
    sentFrom: /^(发自我的|從我的 ?\S+ ?傳送|从我的)/,
  },
  ko: {
    wrote: /(님이 작성|작성|썼습니다)\s*[:：]$/,
    from: ['보낸 사람', '발신'],
    others: ['보낸 날짜', '날짜', '받는 사람', '제목'],
    original: ['원본 메시지', '원본 메일'],
    sentFrom: /(에서 보냄|에서 전송)$/,
  },
};
