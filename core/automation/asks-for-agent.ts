/** Whether a visitor asks for a person, in words: in any of the widget's languages, whichever the page is in. */

import type { Language } from '#core/text/language.ts';

/** Whole messages that mean it, and phrases that mean it wherever they stand: without accents and punctuation. */
type Words = { alone: readonly string[]; within: readonly string[] };

const words: Record<Language, Words> = {
  en: {
    alone: ['human', 'agent', 'operator', 'representative', 'person', 'live agent', 'live chat', 'support agent'],
    within: [
      'real person',
      'real human',
      'human being',
      'human agent',
      'live agent',
      'live person',
      'human please',
      'agent please',
      'operator please',
      'to a human',
      'with a human',
      'want a human',
      'need a human',
      'talk to someone',
      'speak to someone',
      'speak with someone',
      'talk with someone',
      'talk to a person',
      'speak to a person',
      'speak with a person',
      'talk to an agent',
      'speak to an agent',
      'speak with an agent',
      'talk to a representative',
      'speak to a representative',
      'speak with a representative',
      'customer service representative',
    ],
  },
  de: {
    alone: ['mensch', 'mitarbeiter', 'kundenberater', 'berater', 'kundendienst'],
    within: [
      'echten menschen',
      'echter mensch',
      'einem menschen',
      'einen menschen',
      'mit jemandem sprechen',
      'mit jemandem reden',
      'mit einem mitarbeiter',
      'mit einer mitarbeiterin',
      'einen mitarbeiter sprechen',
      'echte person',
      'echten person',
      'mensch bitte',
      'mitarbeiter bitte',
      'mit einem berater',
      'mit einer person',
    ],
  },
  fr: {
    alone: ['humain', 'conseiller', 'agent', 'operateur', 'un humain', 'un conseiller'],
    within: [
      'un humain',
      'une vraie personne',
      'personne reelle',
      'un conseiller',
      'une conseillere',
      'a un agent',
      'avec un agent',
      'parler a quelqu un',
      'parler avec quelqu un',
      'parler a une personne',
      'un operateur',
      'etre humain',
    ],
  },
  es: {
    alone: ['humano', 'agente', 'asesor', 'operador', 'persona', 'una persona'],
    within: [
      'un humano',
      'una persona real',
      'persona de verdad',
      'con un agente',
      'con una agente',
      'quiero un agente',
      'necesito un agente',
      'con un asesor',
      'con una asesora',
      'con un operador',
      'hablar con alguien',
      'hablar con una persona',
      'ser humano',
    ],
  },
  pt: {
    alone: ['humano', 'atendente', 'agente', 'operador', 'pessoa'],
    within: [
      'um humano',
      'uma pessoa real',
      'pessoa de verdade',
      'um atendente',
      'uma atendente',
      'com um agente',
      'com um operador',
      'falar com alguem',
      'falar com uma pessoa',
      'ser humano',
    ],
  },
  it: {
    alone: ['umano', 'operatore', 'agente', 'persona'],
    within: [
      'un umano',
      'un operatore',
      'un operatrice',
      'una persona reale',
      'persona vera',
      'parlare con qualcuno',
      'parlare con una persona',
      'con un agente',
      'con un consulente',
      'essere umano',
    ],
  },
  nl: {
    alone: ['mens', 'medewerker', 'persoon', 'agent'],
    within: [
      'een mens',
      'echt mens',
      'echte persoon',
      'een medewerker',
      'met iemand praten',
      'iemand spreken',
      'met iemand spreken',
      'met een persoon',
      'medewerker spreken',
    ],
  },
  pl: {
    alone: ['czlowiek', 'konsultant', 'pracownik', 'konsultanta'],
    within: [
      'z czlowiekiem',
      'prawdziwym czlowiekiem',
      'zywym czlowiekiem',
      'z konsultantem',
      'z konsultantka',
      'z pracownikiem',
      'porozmawiac z kims',
      'prawdziwa osoba',
      'z doradca',
    ],
  },
  tr: {
    alone: ['insan', 'temsilci', 'musteri temsilcisi', 'yetkili', 'operator'],
    within: [
      'gercek bir insan',
      'gercek insan',
      'bir insanla',
      'gercek kisi',
      'temsilciyle',
      'temsilci ile',
      'temsilcisi ile',
      'temsilcisine',
      'temsilciye',
      'yetkiliyle',
      'yetkili ile',
      'biriyle gorusmek',
      'biriyle konusmak',
    ],
  },
  ar: {
    alone: ['انسان', 'موظف', 'شخص', 'ممثل', 'بشر'],
    within: [
      'شخص حقيقي',
      'انسان حقيقي',
      'موظف حقيقي',
      'مع انسان',
      'مع موظف',
      'مع شخص',
      'الى موظف',
      'الى شخص',
      'مع احد',
      'خدمة العملاء',
      'ممثل خدمة',
    ],
  },
  he: {
    alone: ['נציג', 'נציגה', 'אדם', 'אנושי', 'בן אדם'],
    within: ['נציג אנושי', 'עם נציג', 'עם נציגה', 'אדם אמיתי', 'עם אדם', 'בן אדם', 'עם מישהו', 'לנציג'],
  },
  hi: {
    alone: ['इंसान', 'प्रतिनिधि', 'एजेंट', 'व्यक्ति'],
    within: ['इंसान से', 'असली इंसान', 'असली व्यक्ति', 'किसी व्यक्ति से', 'प्रतिनिधि से', 'एजेंट से', 'किसी से बात'],
  },
  ja: {
    alone: ['人間', 'オペレーター', '担当者', '有人'],
    within: [
      '人と話',
      '人間と',
      '担当者と',
      '担当者に',
      'オペレーターと',
      'オペレーターに',
      '有人対応',
      '有人チャット',
      'スタッフと',
    ],
  },
  zh: {
    alone: ['人工', '真人', '客服', '人工客服', '轉人工', '转人工', '真人客服'],
    within: [
      '转人工',
      '轉人工',
      '人工客服',
      '人工服务',
      '人工服務',
      '真人客服',
      '找真人',
      '跟真人',
      '和真人',
      '与真人',
      '找人工',
      '找客服',
    ],
  },
  ko: {
    alone: ['상담원', '상담사', '사람', '직원'],
    within: [
      '상담원 연결',
      '상담원과',
      '상담사와',
      '상담사 연결',
      '사람과',
      '사람이랑',
      '실제 사람',
      '직원과',
      '상담원 바꿔',
    ],
  },
};

/** Lower case, without accents and punctuation, words apart by one blank. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
    .normalize('NFC')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

const all = Object.values(words);
const alone = new Set(all.flatMap((one) => one.alone.map(plain)));
const within = all.flatMap((one) => one.within.map(plain));
/** What is longer is a story in which the words may stand for anything. */
const MAX_CHARACTERS = 300;

/** Whether this message asks for a person. */
export function asksForAgent(message: string): boolean {
  if (message.length > MAX_CHARACTERS) return false;
  const text = plain(message);
  // Words are apart by blanks in Latin writing only.
  return (
    alone.has(text) ||
    within.some((phrase) => (/[a-z]/.test(phrase) ? ` ${text} `.includes(` ${phrase} `) : text.includes(phrase)))
  );
}
