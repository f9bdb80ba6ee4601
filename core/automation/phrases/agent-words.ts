/** How a visitor asks for a person, in each language: data of `asks-for-agent.ts`. Written without accents and punctuation. */
import type { Language } from '#core/text/language.ts';

/** One language's words, each list parted by commas. Where a script has no spaces, a phrase may begin and end anywhere. */
export type AgentWords = {
  /** Whole messages that mean it: a noun, with or without its article. */
  alone: string;
  /** Phrases that mean it wherever they stand. */
  within?: string;
  /** A verb of talking, then only small words, then a person, mean it. */
  verbs?: string;
  /** A verb of wanting means it where the person ends the sentence. */
  wants?: string;
  small?: string;
  persons?: string;
  /** Asks nicely; means nothing by itself. */
  polite: string;
  /** Before the phrase they turn it round: "I don't want to …". */
  notBefore?: string;
  /** After the phrase they do. */
  notAfter?: string;
};

/** In every language: "not a bot, a person" asks for one. */
export const botWords = 'bot, bots, chatbot, robot, robots, machine, roboter, ki, ai, ia, robo';

/** The words of each language. */
export const agentWords: Record<Language, AgentWords> = {
  en: {
    alone: 'human, agent, operator, representative, person, live agent, live chat, support agent, rep',
    within: 'real person, real human, live agent, live person, human agent, actual human, actual person',
    verbs: `talk, talking, speak, speaking, chat, connect me, transfer me, put me through, pass me, get me, give me,
      contact, reach, hand me over, forward me`,
    wants: 'want, need, prefer, is there, would like, d like',
    small: `to, with, a, an, the, your, some, one, of, real, live, human, actual, customer, service, support, sales, on,
      through, over, directly`,
    persons: `person, people, human, human being, humans, agent, agents, manager, supervisor, representative, rep,
      someone, somebody, operator, advisor, adviser, assistant, colleague, employee, staff, team member, support,
      customer service, customer support, support team, sales team, team`,
    polite: 'please, pls, plz, now, thanks, thank you, here, instead, asap',
    notBefore: 'not, don t, dont, doesn t, didn t, won t, never, no need, without, instead of, rather than, no',
  },
  de: {
    alone: 'mensch, mitarbeiter, mitarbeiterin, kundenberater, berater, kundendienst, person, support',
    within: `echten menschen, echter mensch, echte person, echten person, mit einem menschen, mit einem mitarbeiter, mit
      einer mitarbeiterin, mit einem berater, mit einer person, mit jemandem sprechen, mit jemandem reden, mit
      jemandem chatten, einen mitarbeiter sprechen, jemanden sprechen, mit ihrem kundendienst, mit dem
      kundendienst, mit dem support`,
    verbs: 'verbinden sie mich, verbinde mich, stellen sie mich, sprechen, reden, chatten',
    wants: 'mochte, will, brauche, hatte gern, gibt es',
    small: `mit, einem, einer, einen, eine, ein, dem, der, ihrem, ihrer, zu, an, echten, richtigen, lieber, gerne, gern,
      bitte`,
    persons: `mensch, menschen, mitarbeiter, mitarbeiterin, berater, beraterin, kundenberater, person, kollegen, kollegin,
      vorgesetzten, chef, manager, jemandem, kundendienst, kundenservice, support`,
    polite: 'bitte, jetzt, danke, sprechen, reden, haben',
    notBefore: 'nicht, kein, keine, keinen, keinem, keiner, ohne, statt, nie',
    notAfter: 'nicht',
  },
  fr: {
    alone: 'humain, conseiller, conseillere, agent, operateur, personne',
    within: `une vraie personne, personne reelle, un vrai humain, parler a quelqu un, parler avec quelqu un, discuter
      avec quelqu un`,
    verbs: `parler, discuter, echanger, contacter, joindre, passez moi, mettez moi en relation, mettez moi en contact,
      transferez moi, voir`,
    wants: 'veux, voudrais, souhaite, besoin d, prefere, aimerais, il y a',
    small: 'a, avec, un, une, le, la, l, votre, vos, vrai, vraie, directement, au, du, service, d',
    persons: `humain, etre humain, personne, conseiller, conseillere, agent, operateur, operatrice, responsable, manager,
      quelqu un, collegue, client, service client, support, technicien`,
    polite: 's il vous plait, s il te plait, svp, stp, merci, maintenant',
    notBefore: 'ne, n, pas, sans, jamais, pas besoin, plutot que',
  },
  es: {
    alone: 'humano, agente, asesor, asesora, operador, operadora, persona',
    within: 'una persona real, persona de verdad, un humano real, hablar con alguien',
    verbs: `hablar, hablo, chatear, comunicarme, contactar, paseme, pasame, comuniqueme, conecteme, conectame,
      transfierame, atienda, ponganme`,
    wants: 'quiero, necesito, quisiera, prefiero, hay, me gustaria',
    small: 'con, a, un, una, el, la, su, de, algun, alguna, verdadero, verdadera',
    persons: `humano, ser humano, persona, agente, asesor, asesora, operador, operadora, representante, encargado,
      gerente, supervisor, alguien, empleado, soporte, atencion al cliente, companero`,
    polite: 'por favor, porfa, gracias, ahora',
    notBefore: 'no, sin, nunca, en vez de, en lugar de, ningun, ninguna',
  },
  pt: {
    alone: 'humano, atendente, agente, operador, operadora, pessoa, assistente',
    within: 'uma pessoa real, pessoa de verdade, um humano de verdade, falar com alguem',
    verbs: `falar, conversar, contactar, contatar, passe me, me passe, me passa, transfira me, me transfira, me conecte,
      ligue me`,
    wants: 'quero, preciso de, queria, gostaria de, prefiro, tem, ha',
    small: 'com, a, o, um, uma, para, ao, seu, sua, de, algum, alguma',
    persons: `humano, ser humano, pessoa, atendente, agente, operador, operadora, gerente, supervisor, responsavel,
      alguem, funcionario, colega, suporte, representante`,
    polite: 'por favor, pf, obrigado, obrigada, agora',
    notBefore: 'nao, sem, nunca, em vez de, nenhum, nenhuma',
  },
  it: {
    alone: 'umano, operatore, operatrice, agente, persona, consulente',
    within: 'una persona reale, persona vera, una persona in carne, parlare con qualcuno',
    verbs: `parlare, parlo, chattare, contattare, mi passi, passami, mi metta in contatto, mettimi in contatto, mi
      colleghi, sentire`,
    wants: 'voglio, vorrei, ho bisogno di, mi serve, preferisco, c e',
    small: 'con, a, un, una, il, la, l, vostro, vero, vera, al, ad, del',
    persons: `umano, essere umano, persona, operatore, operatrice, agente, consulente, responsabile, qualcuno, collega,
      assistenza, servizio clienti, addetto`,
    polite: 'per favore, per piacere, grazie, adesso, ora',
    notBefore: 'non, senza, mai, invece di, nessun, nessuna',
  },
  nl: {
    alone: 'mens, medewerker, persoon, agent, klantenservice',
    within: `echt mens, echte persoon, echt persoon, met iemand praten, iemand spreken, met iemand spreken, met iemand
      chatten, met een persoon, met een mens, met een medewerker, medewerker spreken, met de klantenservice`,
    verbs: 'praten, spreken, chatten, verbind me, verbind mij, doorverbinden',
    wants: 'wil, heb, graag, liever, is er',
    small: 'met, een, de, het, jullie, uw, echte, graag, door',
    persons: `mens, persoon, medewerker, medewerkster, collega, leidinggevende, manager, iemand, klantenservice, agent,
      adviseur`,
    polite: 'alstublieft, aub, alsjeblieft, graag, nu, spreken, praten, nodig, bedankt',
    notBefore: 'niet, geen, zonder, nooit, in plaats van',
  },
  pl: {
    alone: 'czlowiek, konsultant, konsultantka, pracownik, konsultanta, czlowieka, osoba, agent, doradca',
    within: `z czlowiekiem, z prawdziwym czlowiekiem, z zywym czlowiekiem, z konsultantem, z konsultantka, z
      pracownikiem, z pracownica, porozmawiac z kims, pogadac z kims, prawdziwa osoba, z doradca, z kierownikiem,
      z menedzerem, z agentem, z przedstawicielem, z obsluga klienta, z dzialem obslugi`,
    wants: 'chce, potrzebuje, prosze o, wole',
    small: 'prawdziwego, zywego',
    persons: 'czlowieka, konsultanta, pracownika, doradcy',
    polite: 'prosze, teraz, dziekuje',
    notBefore: 'nie, bez, nigdy, zamiast',
  },
  tr: {
    alone: 'insan, temsilci, musteri temsilcisi, yetkili, operator, canli destek',
    within: `gercek bir insan, gercek insan, bir insanla, insanla konusmak, insanla gorusmek, gercek kisi, gercek
      biriyle, temsilciyle, temsilci ile, temsilcisiyle, temsilcisi ile, temsilcisine, temsilciye, yetkiliyle,
      yetkili ile, yetkiliye, yoneticiyle, yonetici ile, mudurle, calisanla, biriyle gorusmek, biriyle konusmak,
      biriyle gorusebilir, biriyle konusabilir, canli destege, canli destek istiyorum, operatore baglan, insana
      baglan, temsilci istiyorum, insan istiyorum`,
    polite: 'lutfen, simdi, istiyorum, tesekkurler',
    notAfter: `istemiyorum, istemem, gerek yok, gerekmiyor, degil, olmadan, konusmadan, gorusmeden, baglamayin, baglama`,
  },
  ar: {
    alone: 'انسان, موظف, شخص, ممثل, بشر, موظفه, مسوول',
    within: `شخص حقيقي, انسان حقيقي, موظف حقيقي, مع انسان, مع موظف, مع موظفه, مع شخص, مع ممثل, مع مدير, مع المدير, مع
      مسوول, مع بشر, الى موظف, الى شخص, الى ممثل, الى انسان, مع احد, مع خدمه العملاء, بخدمه العملاء, ممثل خدمه,
      اريد موظف, اريد انسان, اريد شخص`,
    polite: 'من فضلك, لو سمحت, رجاء, الان, شكرا',
    notBefore: 'لا, لا اريد, بدون, ليس, لست, لن, لم',
  },
  he: {
    alone: 'נציג, נציגה, אדם, אנושי, בן אדם, נציג אנושי, מענה אנושי',
    within: `נציג אנושי, מענה אנושי, עם נציג, עם נציגה, אדם אמיתי, עם אדם, עם בן אדם, עם מישהו, לנציג, לנציגה, עם מנהל,
      עם מנהלת, עם עובד, עם שירות הלקוחות, עם התמיכה, רוצה נציג, צריך נציג, צריכה נציג`,
    polite: 'בבקשה, עכשיו, תודה',
    notBefore: 'לא, בלי, אין צורך, במקום, אל',
  },
  hi: {
    alone: 'इंसान, प्रतिनिधि, एजेंट, व्यक्ति, कर्मचारी, मैनेजर',
    within: `इंसान से, असली इंसान, असली व्यक्ति, किसी व्यक्ति से, व्यक्ति से बात, प्रतिनिधि से, एजेंट से, मैनेजर से,
      प्रबंधक से, कर्मचारी से, किसी से बात, ग्राहक सेवा से बात, इंसान चाहिए, एजेंट चाहिए, प्रतिनिधि चाहिए`,
    polite: 'कृपया, अभी, प्लीज, चाहिए, धन्यवाद',
    notAfter: 'नहीं, मत, बिना, न करें',
  },
  ja: {
    alone: '人間, オペレーター, オペレータ, 担当者, 有人, 人, スタッフ, 店員',
    within: `人と話, 人と直接, 人間と, 人間に, 担当者と, 担当者に, 担当の方, オペレーターと, オペレーターに, オペレータと, オペレータに, 有人対応, 有人チャット, スタッフと, スタッフに, 店長と,
      責任者と, 責任者に, 上司と, 誰かと話, カスタマーサポートと`,
    polite: 'お願いします, おねがいします, ください, を, に, つないで, 繋いで, 希望, です, をお願いします',
    notAfter:
      'たくない, たくありません, 必要ない, 必要ありません, 必要はありません, 不要, ではなく, じゃなく, なくていい, なくても, 話さず, いらない, いりません, 結構です',
  },
  zh: {
    alone: '人工, 真人, 客服, 人工客服, 轉人工, 转人工, 真人客服, 人工服务, 人工服務, 经理, 經理',
    within: `转人工, 轉人工, 人工客服, 人工服务, 人工服務, 真人客服, 找真人, 跟真人, 和真人, 与真人, 與真人, 要真人, 找人工, 要人工, 接人工, 找客服, 联系客服, 聯繫客服, 和客服, 跟客服,
      找经理, 找經理, 和人聊, 跟人聊, 和人说话, 跟人说话, 跟人說話`,
    polite: '请, 請, 谢谢, 謝謝, 吧, 我要, 我想要, 给我, 給我',
    notBefore: '不要, 不想, 不需要, 不用, 不必, 无需, 無需, 别, 別, 没有, 不',
  },
  ko: {
    alone: '상담원, 상담사, 사람, 직원, 담당자, 매니저',
    within: `상담원 연결, 상담원과, 상담원이랑, 상담원하고, 상담원에게, 상담사와, 상담사 연결, 사람과, 사람이랑, 사람하고, 실제 사람, 직원과, 직원이랑, 직원 연결, 담당자와, 담당자 연결,
      담당자에게, 매니저와, 책임자와, 상담원 바꿔, 담당자 바꿔, 사람 바꿔`,
    polite: '제발, 부탁합니다, 부탁해요, 부탁드립니다, 주세요, 연결, 지금',
    notAfter: '싶지 않, 필요 없, 필요없, 않고, 말고, 없이, 원하지 않, 안 해도, 싫',
  },
};
