import { describe, expect, test } from 'vitest';
import { asksForAgent } from '#core/automation/asks-for-agent.ts';
import { handoffSentence } from '#core/automation/handoff-words.ts';

/** The languages the widget speaks. */
const asked: Record<string, string[]> = {
  en: ['I want to talk to a human!', 'AGENT', 'Can I speak with a real person, please?'],
  de: ['Mensch', 'Kann ich bitte mit einem Mitarbeiter sprechen?'],
  fr: ['Je voudrais parler à quelqu’un', 'Un conseiller, s’il vous plaît'],
  es: ['Quiero hablar con una persona', 'necesito un agente'],
  pt: ['Quero falar com alguém', 'atendente'],
  it: ['Vorrei parlare con un operatore.'],
  nl: ['Ik wil een medewerker spreken'],
  pl: ['Chcę porozmawiać z człowiekiem'],
  tr: ['Müşteri temsilcisi ile görüşmek istiyorum'],
  ar: ['أريد التحدث مع موظف', 'إنسان'],
  he: ['אני רוצה לדבר עם נציג'],
  hi: ['मुझे किसी से बात करनी है', 'मुझे इंसान से बात करनी है'],
  ja: ['担当者と話したいです'],
  zh: ['转人工', '我要找真人'],
  ko: ['상담원 연결해 주세요'],
};

describe('messages that ask for an agent', () => {
  test.each(Object.entries(asked).flatMap(([language, messages]) => messages.map((message) => [language, message])))(
    'in %s: %s',
    (_, message) => expect(asksForAgent(message ?? '')).toBe(true),
  );
});

describe("messages that don't ask for an agent", () => {
  test.each([
    'Where is my order?',
    'My real estate agent lost the key',
    'Is this shirt made for a person of 1.90 m?',
    'Humans of New York, the book, is it in stock?',
    'Soy un agente inmobiliario y necesito una factura',
    '',
  ])('%s', (message) => expect(asksForAgent(message)).toBe(false));
});

test('the handoff sentence exists in each of these languages, and is English for all others', () => {
  const sentences = Object.keys(asked).map((language) => handoffSentence(`${language}-XX`));
  expect(new Set(sentences).size).toBe(15);
  expect(handoffSentence('sw')).toBe(handoffSentence('en'));
  expect(handoffSentence(null)).toBe(handoffSentence('en'));
});
