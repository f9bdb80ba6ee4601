import { describe, expect, test } from 'vitest';
import { agentWish, asksForAgent } from '#core/automation/asks-for-agent.ts';
import type { Language } from '#core/text/language.ts';
import { languages } from '#core/text/language.ts';

/** In each language: what asks for a person, and what says that none is wanted, or means something else. */
const table: Record<Language, { asks: string[]; asksNot: string[] }> = {
  en: {
    asks: [
      'I want to talk to a human!',
      'AGENT',
      'A person, please',
      'Can I speak with a real person, please?',
      'chat with a person',
      'speak to a manager',
      'Can I talk to someone from your support team?',
      'put me through to an agent',
      'Please connect me with customer service',
      'get me a human',
      'I need a human',
      'is there a person here',
      "I don't want a bot, I want a human",
      'not a bot but a real person',
      "Why can't I talk to a human?",
      'The answer is no good. Let me speak to a supervisor',
    ],
    asksNot: [
      "I don't want to talk to a human",
      'no need to speak to an agent',
      'I would rather not talk to a person',
      'without talking to a human please',
      'Is it safe for a human being?',
      'My real estate agent lost the key',
      'Is this shirt made for a person of 1.90 m?',
      'Humans of New York, the book, is it in stock?',
      'I need an agent license number on the invoice',
      'Is the cleaning agent toxic?',
      'How many people can use one account?',
    ],
  },
  de: {
    asks: [
      'Mensch',
      'Kann ich bitte mit einem Mitarbeiter sprechen?',
      'Ich möchte einen Menschen',
      'Verbinden Sie mich mit einem Kollegen',
      'einen Mitarbeiter bitte',
    ],
    asksNot: [
      'Ich möchte nicht mit einem Menschen sprechen',
      'Ich brauche keinen Mitarbeiter',
      'Wie viele Mitarbeiter hat die Firma?',
    ],
  },
  fr: {
    asks: ['Je voudrais parler à quelqu’un', 'Un conseiller, s’il vous plaît', 'Passez-moi un responsable'],
    asksNot: ['Je ne veux pas parler à un humain', 'Le prix est par personne ?'],
  },
  es: {
    asks: ['Quiero hablar con una persona', 'necesito un agente', 'Páseme con un supervisor, por favor'],
    asksNot: ['No quiero hablar con una persona', 'Soy un agente inmobiliario y necesito una factura'],
  },
  pt: {
    asks: ['Quero falar com alguém', 'atendente', 'Quero conversar com um gerente'],
    asksNot: ['Não quero falar com um atendente', 'Quanto custa por pessoa?'],
  },
  it: {
    asks: ['Vorrei parlare con un operatore.', 'Mi passi un responsabile', 'Un operatore per favore'],
    asksNot: ['Non voglio parlare con un operatore', 'Quanto costa a persona?'],
  },
  nl: {
    asks: ['Ik wil een medewerker spreken', 'Mag ik met een mens praten?', 'een medewerker graag'],
    asksNot: ['Ik wil niet met een medewerker praten', 'Ik heb geen medewerker nodig', 'Wat kost het per persoon?'],
  },
  pl: {
    asks: ['Chcę porozmawiać z człowiekiem', 'proszę o konsultanta', 'Połącz mnie z konsultantem'],
    asksNot: ['Nie chcę rozmawiać z konsultantem', 'Ilu pracowników macie?'],
  },
  tr: {
    asks: ['Müşteri temsilcisi ile görüşmek istiyorum', 'biriyle konuşmak istiyorum', 'temsilci lütfen'],
    asksNot: ['Temsilci ile görüşmek istemiyorum', 'İnsan hakları kitabı var mı?'],
  },
  ar: {
    asks: ['أريد التحدث مع موظف', 'إنسان', 'أريد التحدث مع المدير', 'موظف من فضلك'],
    asksNot: ['لا أريد التحدث مع موظف', 'أين خدمة العملاء في الموقع'],
  },
  he: { asks: ['אני רוצה לדבר עם נציג', 'נציג בבקשה'], asksNot: ['אני לא רוצה לדבר עם נציג', 'כמה עולה לאדם'] },
  hi: {
    asks: ['मुझे किसी से बात करनी है', 'मुझे इंसान से बात करनी है', 'मैनेजर से बात कराओ'],
    asksNot: ['मुझे इंसान से बात नहीं करनी', 'एक व्यक्ति के लिए कितना'],
  },
  ja: {
    asks: ['担当者と話したいです', '人と話したい', 'オペレーターをお願いします'],
    asksNot: ['人と話したくないです', 'オペレーターとの通話は不要です', '一人いくらですか'],
  },
  zh: {
    asks: ['转人工', '我要找真人', '我想跟真人说话', '请转人工', '我要人工'],
    asksNot: ['我不想转人工', '不需要人工客服', '人工智能是什么'],
  },
  ko: {
    asks: ['상담원 연결해 주세요', '사람과 이야기하고 싶어요', '상담원 부탁드립니다'],
    asksNot: ['상담원과 통화하고 싶지 않아요', '한 사람에 얼마예요?'],
  },
};
const each = (of: 'asks' | 'asksNot') =>
  languages.flatMap((language) => table[language][of].map((message): [string, string] => [language, message]));

describe('messages that ask for an agent', () => {
  test.each(each('asks'))('in %s: %s', (_, message) => expect(asksForAgent(message)).toBe(true));
});

describe("messages that don't ask for an agent", () => {
  test.each(each('asksNot'))('in %s: %s', (_, message) => expect(asksForAgent(message)).toBe(false));

  test.each(['', 'Where is my order?', `I want to talk to a human. ${'And so on. '.repeat(40)}`])(
    'by "%s"',
    (message) => expect(asksForAgent(message)).toBe(false),
  );
});

test.each([
  ['Operator', 'word'],
  ['an agent', 'word'],
  ['I want to talk to an agent', 'sentence'],
  ['I am an operator', 'none'],
] as const)('"%s" asks for a person by a %s', (message, wish) => expect(agentWish(message)).toBe(wish));
