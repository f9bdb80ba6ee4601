import { describe, expect, it } from 'vitest';
import type { SmallTalk } from '#core/automation/phrases/small-talk-words.ts';
import { smallTalkWords } from '#core/automation/phrases/small-talk-words.ts';
import { smallTalkIn, smallTalkReply } from '#core/automation/small-talk.ts';
import type { Language } from '#core/text/language.ts';
import { languages } from '#core/text/language.ts';

const said: Record<Language, Record<SmallTalk, string[]>> = {
  en: {
    greeting: ['Hi', 'Hello there!', 'Good morning, team', 'hey 👋'],
    thanks: ['Thanks!', 'Thank you so much', 'thanks in advance', 'Ok, thanks a lot!', 'Great, thank you 🙏'],
    ok: ['ok', 'Okay.', 'Got it', 'Perfect!'],
    goodbye: ['Bye', 'Thanks, bye!', "That's all, thank you"],
  },
  de: {
    greeting: ['Hallo!', 'Guten Tag'],
    thanks: ['Danke', 'Vielen Dank im Voraus!', 'Ok, danke schön'],
    ok: ['Alles klar', 'Verstanden.'],
    goodbye: ['Tschüss', 'Danke, auf Wiedersehen'],
  },
  fr: {
    greeting: ['Bonjour'],
    thanks: ['Merci beaucoup !', "Merci d'avance"],
    ok: ["D'accord"],
    goodbye: ['Au revoir'],
  },
  es: {
    greeting: ['¡Hola!', 'Buenos días'],
    thanks: ['Muchas gracias'],
    ok: ['Vale', 'De acuerdo'],
    goodbye: ['Adiós'],
  },
  pt: { greeting: ['Olá', 'Bom dia'], thanks: ['Muito obrigada!'], ok: ['Tá bom'], goodbye: ['Tchau'] },
  it: { greeting: ['Buongiorno'], thanks: ['Grazie mille'], ok: ['Va bene'], goodbye: ['Arrivederci'] },
  nl: { greeting: ['Goedemorgen'], thanks: ['Dank je wel', 'Alvast bedankt'], ok: ['Oké'], goodbye: ['Tot ziens'] },
  pl: { greeting: ['Dzień dobry'], thanks: ['Dziękuję bardzo'], ok: ['Dobrze'], goodbye: ['Do widzenia'] },
  tr: { greeting: ['Merhaba'], thanks: ['Teşekkür ederim'], ok: ['Tamam'], goodbye: ['Görüşürüz'] },
  ar: { greeting: ['السلام عليكم', 'مرحباً'], thanks: ['شكراً جزيلاً'], ok: ['حسناً'], goodbye: ['مع السلامة'] },
  he: { greeting: ['שלום', 'בוקר טוב'], thanks: ['תודה רבה!'], ok: ['בסדר'], goodbye: ['להתראות'] },
  hi: { greeting: ['नमस्ते'], thanks: ['बहुत धन्यवाद'], ok: ['ठीक है'], goodbye: ['अलविदा'] },
  ja: { greeting: ['こんにちは'], thanks: ['ありがとうございます。'], ok: ['分かりました'], goodbye: ['失礼します'] },
  zh: { greeting: ['您好！'], thanks: ['谢谢', '好的，谢谢您'], ok: ['好的'], goodbye: ['再见'] },
  ko: { greeting: ['안녕하세요'], thanks: ['감사합니다!'], ok: ['네, 알겠습니다'], goodbye: ['안녕히 계세요'] },
};
const table = languages.flatMap((language) =>
  Object.entries(said[language]).flatMap(([kind, messages]) =>
    messages.map((message): [Language, SmallTalk, string] => [language, kind as SmallTalk, message]),
  ),
);

describe('small talk', () => {
  it.each(table)('is answered in %s as %s: %s', (language, kind, message) => {
    expect(smallTalkIn(message)).toMatchObject({ kind });
    expect(smallTalkReply([message], language)).toBe(smallTalkWords[language].replies[kind]);
  });

  it.each([
    ['de', 'thanks', 'Vielen Dank'],
    ['ja', 'greeting', 'こんにちは'],
    ['he', 'goodbye', 'להתראות'],
  ] as const)('is answered in the language it is said in, %s, on a page in English', (language, kind, message) => {
    expect(smallTalkReply([message], 'en-US')).toBe(smallTalkWords[language].replies[kind]);
  });

  it.each([
    ['it', 'greeting', 'Ciao!'],
    ['de', 'goodbye', 'Ciao!'],
    ['de', 'ok', 'ok'],
    ['pl', 'greeting', 'Hi'],
    ['sv', 'ok', 'OK'],
  ] as const)('means on a page in %s what it does there, %s: %s', (language, kind, message) => {
    expect(smallTalkReply([message], language)).toBe(smallTalkWords[language === 'sv' ? 'en' : language].replies[kind]);
  });

  it.each([
    ['👍', 'ok'],
    ['👍🏽', 'ok'],
    ['🙏❤️', 'thanks'],
    ['👋!', 'greeting'],
  ] as const)('may be a picture: %s', (message, kind) => {
    expect(smallTalkReply([message], 'de')).toBe(smallTalkWords.de.replies[kind]);
  });

  it('is answered once, its thanks first, when it comes in several messages', () => {
    expect(smallTalkReply(['Thanks!', 'bye'], 'en')).toBe(smallTalkWords.en.replies.thanks);
    expect(smallTalkReply(['Hi', 'Where is my order?'], 'en')).toBeUndefined();
    expect(smallTalkReply([], 'en')).toBeUndefined();
  });

  it.each([
    'Hi, where is my order?',
    'Thanks, but how long does it take?',
    'ok so what now',
    'How do I say thanks to the driver?',
    'Good morning coffee beans price',
    'Hello Kitty mug',
    'Is it perfect for kids?',
    'no',
    'yes',
    '?',
    '...',
    '',
    '🐟',
    '👍🐟',
    '你好吗是什么意思',
    'ありがとうカード',
    'danke sehr wo ist mein paket',
  ])('is not what may ask something: %s', (message) => {
    expect(smallTalkIn(message)).toBeUndefined();
  });
});
