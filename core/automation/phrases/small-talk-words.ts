/** What people say that asks nothing, and what is said back, in each language: data of `small-talk.ts`. */
import type { Language } from '#core/text/language.ts';

/** What is said to begin, to thank, to agree, and to leave. */
export type SmallTalk = 'greeting' | 'thanks' | 'ok' | 'goodbye';

/** One language's words, each list parted by commas; `around` is said with them and means nothing more. */
export type SmallTalkWords = Record<SmallTalk, string> & { around: string; replies: Record<SmallTalk, string> };

/** Pictures that say the same in every language. */
export const pictures: Record<SmallTalk, string> = {
  greeting: '👋 🙋 🖐 ✋',
  thanks: '🙏 ❤ 💙 💚 💛 🧡 💜 🤗 😘 🥰 😍 💐 🌹',
  ok: '👍 👌 🙂 😊 😀 😄 😃 😁 😉 ☺ ✅ 🆗 💯 🎉 👏 😎 🤝',
  goodbye: '',
};

/** Words that are said in every language. */
export const everywhere: Readonly<Record<string, SmallTalk>> = {
  hi: 'greeting',
  hello: 'greeting',
  ok: 'ok',
  okay: 'ok',
};

/** The words of each language, no phrase of which is of two kinds. */
export const smallTalkWords: Record<Language, SmallTalkWords> = {
  en: {
    greeting: `hi, hello, hey, hiya, hi there, hello there, hey there, good morning, good afternoon, good evening, good
      day, greetings, how are you, howdy`,
    thanks: `thanks, thank you, thx, ty, thanks in advance, thank you in advance, many thanks, much appreciated,
      cheers, thanks for your help, thank you for your help, thanks for the help`,
    ok: `ok, okay, k, okey, great, perfect, cool, nice, awesome, got it, i see, alright, all right, understood,
      sounds good, good, fine, wonderful, excellent, that helps, yes thanks, no thanks, makes sense, will do`,
    goodbye: `bye, goodbye, bye bye, see you, good night, have a nice day, have a great day, have a good day, take
      care, that is all, that s all, that was all`,
    around: `so much, very much, a lot, again, everyone, all, team, sir, madam, bot, you too, for now, then, oh,
      very, lovely, and, that is, that s`,
    replies: {
      greeting: 'Hello! How can I help?',
      thanks: "You're welcome!",
      ok: "Good. I'm here if you have another question.",
      goodbye: 'Goodbye, and have a nice day!',
    },
  },
  de: {
    greeting: `hallo, guten tag, guten morgen, guten abend, moin, servus, grüß gott, grüezi, hallihallo, huhu, guten
      tag zusammen`,
    thanks: `danke, danke schön, dankeschön, vielen dank, besten dank, danke im voraus, vielen dank im voraus,
      herzlichen dank, merci, danke für die hilfe, vielen dank für ihre hilfe`,
    ok: `okay, alles klar, gut, super, prima, perfekt, verstanden, verstehe, passt, in ordnung, klar, toll, sehr
      gut, ja danke, nein danke, ach so`,
    goodbye: `tschüss, tschüs, auf wiedersehen, bis bald, schönen tag noch, gute nacht, ciao, das war alles, das wars,
      schönen tag`,
    around: 'sehr, zusammen, nochmal, noch mal, ihnen, dir, auch, dann, und, liebes team, ja, das ist',
    replies: {
      greeting: 'Hallo! Wie kann ich helfen?',
      thanks: 'Gern geschehen!',
      ok: 'Gut. Ich bin da, wenn Sie noch eine Frage haben.',
      goodbye: 'Auf Wiedersehen und einen schönen Tag!',
    },
  },
  fr: {
    greeting: 'bonjour, salut, bonsoir, coucou, bonjour à tous, bonjour madame, bonjour monsieur',
    thanks: `merci, merci beaucoup, merci d'avance, merci bien, mille mercis, je vous remercie, merci pour votre
      aide, merci à vous`,
    ok: `d'accord, ça marche, parfait, super, très bien, compris, entendu, c'est bon, génial, non merci, oui
      merci, je vois, ok merci`,
    goodbye: 'au revoir, à bientôt, bonne journée, bonne soirée, bonne nuit, c est tout, bye',
    around: 'infiniment, encore, à vous, et, alors, bien, également, beaucoup',
    replies: {
      greeting: 'Bonjour ! Comment puis-je vous aider ?',
      thanks: 'Avec plaisir !',
      ok: 'Très bien. Je suis là si vous avez une autre question.',
      goodbye: 'Au revoir et bonne journée !',
    },
  },
  es: {
    greeting: 'hola, buenos días, buenas tardes, buenas noches, buenas, buen día, qué tal, hola buenas',
    thanks: `gracias, muchas gracias, mil gracias, gracias de antemano, gracias por la ayuda, gracias por su ayuda,
      muy amable, te lo agradezco`,
    ok: `vale, de acuerdo, perfecto, genial, entendido, muy bien, está bien, listo, estupendo, bien, claro, no
      gracias, sí gracias, ya veo, dale`,
    goodbye: `adiós, hasta luego, hasta pronto, chao, chau, que tenga un buen día, nos vemos, eso es todo, buen fin de
      semana`,
    around: 'a todos, igualmente, otra vez, de nuevo, y, entonces, muy, a ti, a usted',
    replies: {
      greeting: '¡Hola! ¿En qué puedo ayudarle?',
      thanks: '¡De nada!',
      ok: 'Muy bien. Aquí estoy si tiene otra pregunta.',
      goodbye: '¡Hasta luego y que tenga un buen día!',
    },
  },
  pt: {
    greeting: 'olá, oi, bom dia, boa tarde, boa noite, oie, alô, tudo bem, oi tudo bem, olá tudo bem',
    thanks: `obrigado, obrigada, muito obrigado, muito obrigada, obrigado desde já, valeu, agradeço, obrigado pela
      ajuda, obrigada pela ajuda, grato, grata`,
    ok: `certo, perfeito, ótimo, entendi, está bem, tá bom, beleza, combinado, legal, blz, muito bem, não
      obrigado, sim obrigado, entendido`,
    goodbye: 'tchau, adeus, até logo, até mais, até breve, tenha um bom dia, é só isso, era só isso',
    around: 'a todos, mesmo, de novo, e, então, muito, também, pela atenção',
    replies: {
      greeting: 'Olá! Como posso ajudar?',
      thanks: 'De nada!',
      ok: 'Certo. Estou aqui se tiver outra pergunta.',
      goodbye: 'Até logo e tenha um bom dia!',
    },
  },
  it: {
    greeting: 'ciao, buongiorno, buonasera, salve, buon pomeriggio, ciao a tutti, buon giorno, buona sera',
    thanks: `grazie, grazie mille, molte grazie, ti ringrazio, la ringrazio, vi ringrazio, grazie in anticipo, grazie
      per l'aiuto, gentilissimo, gentilissimi`,
    ok: `va bene, perfetto, d'accordo, capito, ho capito, ottimo, bene, certo, benissimo, no grazie, sì grazie,
      fantastico, tutto chiaro`,
    goodbye: 'arrivederci, a presto, buona giornata, buona serata, buona notte, è tutto, addio',
    around: 'a tutti, ancora, anche a voi, e, allora, molto, tanto, di tutto',
    replies: {
      greeting: 'Buongiorno! Come posso aiutarla?',
      thanks: 'Prego!',
      ok: 'Bene. Sono qui se ha altre domande.',
      goodbye: 'Arrivederci e buona giornata!',
    },
  },
  nl: {
    greeting: 'hoi, hallo, goedemorgen, goedemiddag, goedenavond, goedendag, dag, hé, hey, goede morgen',
    thanks: `bedankt, dank je, dank u, dankjewel, dank je wel, dank u wel, hartelijk dank, alvast bedankt, heel erg
      bedankt, bedankt voor de hulp, bedankt voor je hulp`,
    ok: `oké, prima, goed, begrepen, duidelijk, top, perfect, mooi, super, nee bedankt, ja bedankt, is goed, snap
      ik, helder`,
    goodbye: `doei, tot ziens, fijne dag, prettige dag, tot later, goedenacht, dat was alles, dat is alles, fijne
      dag nog`,
    around: 'allemaal, heel, erg, veel, nog, ook, nogmaals, dan, en',
    replies: {
      greeting: 'Hallo! Hoe kan ik helpen?',
      thanks: 'Graag gedaan!',
      ok: 'Goed. Ik ben er als je nog een vraag hebt.',
      goodbye: 'Tot ziens en een fijne dag!',
    },
  },
  pl: {
    greeting: 'cześć, dzień dobry, dobry wieczór, witam, hej, siema, dobry, witajcie, halo',
    thanks: `dziękuję, dzięki, dziękuję bardzo, bardzo dziękuję, z góry dziękuję, wielkie dzięki, dzięki wielkie,
      dziękuję za pomoc, dzięki za pomoc`,
    ok: `okej, dobrze, w porządku, rozumiem, super, świetnie, jasne, świetne, zgoda, nie dziękuję, tak dziękuję,
      wszystko jasne, ok dzięki`,
    goodbye: 'do widzenia, pa, na razie, miłego dnia, dobranoc, do zobaczenia, to wszystko, do usłyszenia',
    around: 'wszystkim, bardzo, jeszcze raz, państwu, wzajemnie, i, no',
    replies: {
      greeting: 'Dzień dobry! W czym mogę pomóc?',
      thanks: 'Nie ma za co!',
      ok: 'Dobrze. Jestem tutaj, jeśli pojawi się kolejne pytanie.',
      goodbye: 'Do widzenia i miłego dnia!',
    },
  },
  tr: {
    greeting: `merhaba, selam, günaydın, iyi günler, iyi akşamlar, merhabalar, selamlar, nasılsın, nasılsınız, iyi
      çalışmalar, tünaydın`,
    thanks: `teşekkürler, teşekkür ederim, çok teşekkürler, sağ ol, sağol, sağ olun, sağolun, eyvallah, şimdiden
      teşekkürler, çok sağ olun, teşekkür ederiz, çok teşekkür ederim`,
    ok: `tamam, peki, anladım, harika, süper, mükemmel, olur, güzel, tamamdır, hayır teşekkürler, evet
      teşekkürler, tabii`,
    goodbye: `hoşça kal, hoşçakal, hoşça kalın, görüşürüz, güle güle, iyi geceler, iyi günler dilerim, hepsi bu, bu
      kadar, kendine iyi bak`,
    around: 'çok, herkese, tekrar, size de, ve, yardımınız için, yardım için',
    replies: {
      greeting: 'Merhaba! Nasıl yardımcı olabilirim?',
      thanks: 'Rica ederim!',
      ok: 'Peki. Başka bir sorunuz olursa buradayım.',
      goodbye: 'Hoşça kalın, iyi günler!',
    },
  },
  ar: {
    greeting: `مرحبا, أهلا, السلام عليكم, صباح الخير, مساء الخير, أهلا وسهلا, هلا, اهلين, مرحبا بكم, السلام عليكم ورحمة
      الله وبركاته, هاي, كيف حالك`,
    thanks: `شكرا, شكرا جزيلا, شكرا لك, شكرا لكم, مشكور, أشكرك, أشكركم, جزاك الله خيرا, شكرا مقدما, ألف شكر, يعطيك
      العافية, تسلم`,
    ok: 'حسنا, تمام, ممتاز, طيب, فهمت, جيد, رائع, أوكي, موافق, ماشي, لا شكرا, نعم شكرا, واضح',
    goodbye: 'مع السلامة, وداعا, إلى اللقاء, تصبح على خير, يوما سعيدا, في أمان الله, هذا كل شيء, باي',
    around: 'جدا, جميعا, كثيرا, مرة أخرى, و, على المساعدة, على مساعدتك',
    replies: {
      greeting: 'مرحبًا! كيف يمكنني مساعدتك؟',
      thanks: 'على الرحب والسعة!',
      ok: 'حسنًا. أنا هنا إن كان لديك سؤال آخر.',
      goodbye: 'مع السلامة، ويومًا سعيدًا!',
    },
  },
  he: {
    greeting: 'שלום, היי, הי, בוקר טוב, ערב טוב, צהריים טובים, אהלן, הלו, מה שלומך, מה נשמע, שלום לכם, הי שלום',
    thanks: 'תודה, תודה רבה, המון תודה, תודה מראש, תודה לך, תודה לכם, תודה על העזרה, תודה רבה לך',
    ok: `אוקיי, אוקי, בסדר, מעולה, הבנתי, סבבה, מצוין, טוב, אחלה, יופי, לא תודה, כן תודה, נהדר, ברור, בסדר גמור`,
    goodbye: 'להתראות, ביי, לילה טוב, יום טוב, יום נעים, שיהיה יום טוב, זה הכל, שבת שלום',
    around: 'מאוד, שוב, לכולם, גם לך, לך, ו, באמת',
    replies: {
      greeting: 'שלום! איך אפשר לעזור?',
      thanks: 'בשמחה!',
      ok: 'מצוין. אני כאן אם יש עוד שאלה.',
      goodbye: 'להתראות ויום נעים!',
    },
  },
  hi: {
    greeting: 'नमस्ते, नमस्कार, हैलो, हेलो, हाय, सुप्रभात, शुभ संध्या, प्रणाम, आप कैसे हैं, राम राम, namaste',
    thanks: `धन्यवाद, शुक्रिया, बहुत धन्यवाद, बहुत बहुत धन्यवाद, थैंक्स, थैंक यू, आपका धन्यवाद, अग्रिम धन्यवाद, बहुत
      शुक्रिया, मदद के लिए धन्यवाद, dhanyavad, shukriya`,
    ok: `ठीक है, अच्छा, ओके, समझ गया, समझ गई, बढ़िया, बहुत अच्छा, ठीक, सही है, नहीं धन्यवाद, हाँ धन्यवाद, theek
      hai`,
    goodbye: 'अलविदा, फिर मिलेंगे, शुभ रात्रि, बाय, आपका दिन शुभ हो, बस इतना ही, शुभ दिन',
    around: 'जी, बहुत, आपको, आपका, सबको, फिर से, और, भी',
    replies: {
      greeting: 'नमस्ते! मैं आपकी क्या मदद कर सकता हूँ?',
      thanks: 'आपका स्वागत है!',
      ok: 'ठीक है। कोई और सवाल हो तो मैं यहाँ हूँ।',
      goodbye: 'अलविदा, आपका दिन शुभ हो!',
    },
  },
  ja: {
    greeting:
      'こんにちは, こんばんは, おはよう, おはようございます, はじめまして, どうも, もしもし, お世話になっております, お世話になります, やあ',
    thanks: `ありがとう, ありがとうございます, ありがとうございました, どうもありがとう, どうもありがとうございます, 感謝します, 助かりました, よろしくお願いします, よろしくお願いいたします,
      宜しくお願いします, サンキュー`,
    ok: 'はい, わかりました, 分かりました, 了解, 了解です, 了解しました, 承知しました, オッケー, いいですね, なるほど, 大丈夫です, いいえ大丈夫です, そうですか',
    goodbye: 'さようなら, またね, おやすみなさい, 失礼します, 失礼いたします, では, それでは, 以上です, バイバイ',
    around: '本当に, 皆さん, 誠に, 大変, また, ね, です',
    replies: {
      greeting: 'こんにちは。どのようなご用件でしょうか。',
      thanks: 'どういたしまして。',
      ok: '承知しました。ほかにご質問があればお知らせください。',
      goodbye: 'ご利用ありがとうございました。',
    },
  },
  zh: {
    greeting: '你好, 您好, 嗨, 哈喽, 哈囉, 早上好, 下午好, 晚上好, 大家好, 早安, 晚安好, 在吗, 在嗎, 你好啊, 早, hello',
    thanks:
      '谢谢, 謝謝, 多谢, 多謝, 谢谢你, 謝謝你, 谢谢您, 謝謝您, 非常感谢, 非常感謝, 感谢, 感謝, 谢啦, 先谢谢了, 谢谢了, 辛苦了, 麻烦了, 麻煩了',
    ok: '好的, 好, 行, 可以, 明白, 明白了, 知道了, 了解, 没问题, 沒問題, 好吧, 嗯, 嗯嗯, 懂了, 收到, 不用了谢谢, 太好了, 好滴, 是的谢谢',
    goodbye: '再见, 再見, 拜拜, 晚安, 回见, 就这样, 就這樣, 没事了, 沒事了, 祝您愉快',
    around: '啊, 呀, 哦, 了, 啦, 你, 您, 呢',
    replies: {
      greeting: '您好！请问有什么可以帮您？',
      thanks: '不客气！',
      ok: '好的。如果还有其他问题，请随时告诉我。',
      goodbye: '再见，祝您愉快！',
    },
  },
  ko: {
    greeting:
      '안녕하세요, 안녕, 안녕하십니까, 반갑습니다, 반가워요, 여보세요, 좋은 아침입니다, 하이, 수고하십니다, 헬로',
    thanks:
      '감사합니다, 고맙습니다, 고마워요, 고마워, 감사해요, 정말 감사합니다, 미리 감사드립니다, 감사드립니다, 땡큐, 도와주셔서 감사합니다, 수고하세요, 수고하셨습니다, 감사',
    ok: '네, 예, 알겠습니다, 알겠어요, 좋아요, 좋습니다, 오케이, 그렇군요, 괜찮아요, 괜찮습니다, 확인했습니다, 네 알겠습니다, 응, 넵, 아니요 괜찮아요, 이해했어요',
    goodbye: '안녕히 계세요, 안녕히 가세요, 잘 있어요, 좋은 하루 되세요, 다음에 봐요, 그럼 이만, 바이, 안녕히 주무세요',
    around: '정말, 대단히, 너무, 여러분, 다시, 또, 진짜',
    replies: {
      greeting: '안녕하세요! 무엇을 도와드릴까요?',
      thanks: '천만에요!',
      ok: '네. 다른 질문이 있으시면 말씀해 주세요.',
      goodbye: '안녕히 가세요. 좋은 하루 되세요!',
    },
  },
};
