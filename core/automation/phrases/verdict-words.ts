/** How people say whether an answer helped, and what a bot says about it, in each language: data of `verdict.ts`. */
import type { Language } from '#core/text/language.ts';

/** One language's words. Lists are parted by commas; `around` is said with them and means nothing more. */
export type VerdictWords = {
  /** That an answer didn't help. */
  noHelp: string;
  yes: string;
  no: string;
  around: string;
  /** Offers articles to choose from, and a way out. */
  askBack: string;
  neither: string;
  /** Comes before another article. */
  another: string;
  solved: string;
  glad: string;
};

/** The words of each language. The first of `yes` and `no` are also on the buttons. */
export const verdictWords: Record<Language, VerdictWords> = {
  en: {
    noHelp: `that didn't help, that did not help, didn't help, did not help, this didn't help, this did not help, it didn't
      help, that doesn't help, this doesn't help, doesn't help, not helpful, that's not helpful, that is not helpful, that was
      not helpful, that wasn't helpful, this is not helpful, unhelpful, not what I meant, that's not what I meant, that is not
      what I meant, not what I asked, that's not what I asked, that is not what I asked, that's not my question, that is not
      my question, that doesn't answer my question, that does not answer my question, wrong answer, that's wrong, that is
      wrong, it still doesn't work, still doesn't work, still not working, that didn't work, it didn't work, that did not work,
      that doesn't work, I already tried that, I tried that, tried that already, useless, no help`,
    yes: 'Yes, yep, yeah, yup, yes it did, yes that helped, that helped, it did, solved, it works now, that solved it, yes please',
    no: 'No, nope, nah, not really, it did not, no it did not, no it didn’t',
    around:
      'sorry, but, hmm, me, unfortunately, at all, thanks, thank you, well, though, still, ok, much, very, I am afraid',
    askBack: 'Which of these do you mean?',
    neither: 'Neither of these',
    another: "I'm sorry. Perhaps this helps:",
    solved: 'Did that solve it?',
    glad: "I'm glad that helped.",
  },
  de: {
    noHelp: `das hat nicht geholfen, das hat leider nicht geholfen, hilft mir leider nicht, das hilft mir leider nicht, hilft leider nicht, hat nicht geholfen, das hilft nicht, das hilft mir nicht, hilft nicht, hilft mir nicht,
      das hat mir nicht geholfen, nicht hilfreich, das ist nicht hilfreich, das war nicht hilfreich, das meinte ich nicht, das
      habe ich nicht gemeint, das war nicht meine Frage, das ist nicht meine Frage, das beantwortet meine Frage nicht, falsche
      Antwort, das ist falsch, geht immer noch nicht, es geht immer noch nicht, funktioniert nicht, das funktioniert nicht, das
      habe ich schon versucht, das hat nicht funktioniert, bringt nichts, das bringt mir nichts`,
    yes: 'Ja, jep, jawohl, ja hat es, hat geholfen, das hat geholfen, ja das hat geholfen, gelöst, jetzt geht es',
    no: 'Nein, nee, nö, leider nein, nicht wirklich, nein hat es nicht',
    around: 'leider, aber, hm, hmm, danke, sorry, überhaupt, gar, auch, tut mir leid, vielen dank',
    askBack: 'Was davon meinen Sie?',
    neither: 'Keins davon',
    another: 'Das tut mir leid. Vielleicht hilft das:',
    solved: 'Ist Ihre Frage damit gelöst?',
    glad: 'Schön, dass das geholfen hat.',
  },
  fr: {
    noHelp: `ça n'aide pas, cela n'aide pas, ça ne m'aide pas, cela ne m'aide pas, ça ne m'a pas aidé, cela ne m'a pas aidé, ça
      n'a pas aidé, pas utile, ce n'est pas utile, c'est pas utile, ce n'est pas ma question, ce n'était pas ma question, ce
      n'est pas ce que je demande, ce n'est pas ce que je voulais dire, ça ne répond pas à ma question, cela ne répond pas à ma
      question, mauvaise réponse, c'est faux, ça ne marche pas, ça ne fonctionne pas, ça ne marche toujours pas, j'ai déjà
      essayé`,
    yes: "Oui, ouais, oui ça m'a aidé, ça m'a aidé, résolu, c'est résolu, ça marche maintenant",
    no: 'Non, pas vraiment, non pas vraiment, toujours pas',
    around: 'désolé, désolée, mais, hmm, malheureusement, merci, du tout, beaucoup',
    askBack: 'Que voulez-vous dire ?',
    neither: 'Aucune de ces questions',
    another: 'Désolé. Ceci vous aidera peut-être :',
    solved: 'Cela répond-il à votre question ?',
    glad: 'Ravi que cela vous ait aidé.',
  },
  es: {
    noHelp: `eso no me ayuda, no me ayuda, no ayuda, no me ayudó, eso no me ayudó, no me ha ayudado, eso no ayuda, no me sirve,
      eso no me sirve, no sirve, no me sirvió, no es útil, no fue útil, no es lo que pregunté, eso no es lo que pregunté, no era
      mi pregunta, esa no es mi pregunta, no responde a mi pregunta, no responde mi pregunta, respuesta equivocada, eso es
      incorrecto, no funciona, sigue sin funcionar, ya lo intenté, ya lo probé`,
    yes: 'Sí, sí me ayudó, me ayudó, me sirvió, resuelto, solucionado, ya funciona, claro que sí',
    no: 'No, la verdad no, no mucho, todavía no, aún no',
    around: 'lo siento, pero, hmm, lamentablemente, gracias, nada, para nada, perdón',
    askBack: '¿Cuál de estas quiere decir?',
    neither: 'Ninguna de estas',
    another: 'Lo siento. Quizá esto le ayude:',
    solved: '¿Ha resuelto esto su pregunta?',
    glad: 'Me alegro de haberle ayudado.',
  },
  pt: {
    noHelp: `não ajudou, isso não ajudou, isso não me ajudou, não me ajudou, não ajuda, isso não ajuda, não foi útil, isso não foi
      útil, não é útil, não serviu, não é o que perguntei, não foi isso que perguntei, não era essa a minha pergunta, não responde
      à minha pergunta, não responde minha pergunta, resposta errada, isso está errado, não funciona, não funcionou, continua sem
      funcionar, já tentei, já tentei isso`,
    yes: 'Sim, sim ajudou, ajudou, isso ajudou, resolvido, resolveu, já funciona',
    no: 'Não, não muito, ainda não, na verdade não',
    around: 'desculpe, desculpa, mas, hmm, infelizmente, obrigado, obrigada, nada',
    askBack: 'A qual destas se refere?',
    neither: 'Nenhuma destas',
    another: 'Lamento. Talvez isto ajude:',
    solved: 'Isso resolveu a sua dúvida?',
    glad: 'Que bom que ajudou.',
  },
  it: {
    noHelp: `non mi aiuta, questo non mi aiuta, non aiuta, non mi ha aiutato, non è servito, non mi serve, non è utile, non è stato
      utile, non è quello che ho chiesto, non è quello che intendevo, non era la mia domanda, non è la mia domanda, non risponde
      alla mia domanda, risposta sbagliata, è sbagliato, non funziona, ancora non funziona, non ha funzionato, ho già provato, già
      provato`,
    yes: 'Sì, sì mi ha aiutato, mi ha aiutato, risolto, ora funziona',
    no: 'No, non proprio, non molto, non ancora',
    around: 'mi dispiace, scusi, scusa, ma, hmm, purtroppo, grazie, affatto, per niente',
    askBack: 'Quale di queste intende?',
    neither: 'Nessuna di queste',
    another: 'Mi dispiace. Forse questo aiuta:',
    solved: 'Questo ha risolto il problema?',
    glad: 'Mi fa piacere che sia servito.',
  },
  nl: {
    noHelp: `dat hielp niet, dat helpt niet, dat helpt me niet, dat helpt mij niet, helpt niet, hielp niet, dat heeft niet geholpen,
      niet nuttig, niet behulpzaam, dat bedoel ik niet, dat bedoelde ik niet, dat is niet mijn vraag, dat was niet mijn vraag, dat
      is geen antwoord op mijn vraag, verkeerd antwoord, dat klopt niet, werkt niet, het werkt niet, het werkt nog steeds niet, dat
      werkt niet, dat heb ik al geprobeerd`,
    yes: 'Ja, jazeker, ja dat hielp, dat hielp, ja dat heeft geholpen, opgelost, het werkt nu',
    no: 'Nee, niet echt, nee niet echt, nog niet',
    around: 'sorry, maar, hmm, helaas, bedankt, dank je, dank u, helemaal',
    askBack: 'Welke hiervan bedoelt u?',
    neither: 'Geen van deze',
    another: 'Het spijt me. Misschien helpt dit:',
    solved: 'Is uw vraag hiermee opgelost?',
    glad: 'Fijn dat het geholpen heeft.',
  },
  pl: {
    noHelp: `to nie pomogło, nie pomogło, to mi nie pomogło, to nie pomaga, nie pomaga, to mi nie pomaga, to nie jest pomocne,
      niepomocne, nie o to pytałem, nie o to pytałam, nie o to chodzi, nie o to mi chodziło, to nie odpowiada na moje pytanie, to nie
      jest odpowiedź na moje pytanie, zła odpowiedź, to nieprawda, nie działa, nadal nie działa, to nie działa, już próbowałem, już
      próbowałam`,
    yes: 'Tak, tak pomogło, pomogło, to pomogło, rozwiązane, już działa',
    no: 'Nie, niezupełnie, raczej nie, jeszcze nie',
    around: 'niestety, ale, hmm, przepraszam, dziękuję, dzięki, wcale',
    askBack: 'O które z tych pytań chodzi?',
    neither: 'Żadne z nich',
    another: 'Przykro mi. Może to pomoże:',
    solved: 'Czy to rozwiązało sprawę?',
    glad: 'Cieszę się, że to pomogło.',
  },
  tr: {
    noHelp: `bu yardımcı olmadı, yardımcı olmadı, yardımcı olmuyor, bu yardımcı olmuyor, işe yaramadı, bu işe yaramadı, işe
      yaramıyor, faydalı değil, onu sormadım, bunu sormadım, sorum bu değildi, sorum bu değil, bunu kastetmedim, sorumu yanıtlamıyor,
      yanlış cevap, bu yanlış, çalışmıyor, hâlâ çalışmıyor, bunu denedim, zaten denedim`,
    yes: 'Evet, evet oldu, yardımcı oldu, çözüldü, şimdi çalışıyor, işe yaradı',
    no: 'Hayır, pek değil, henüz değil, hayır olmadı',
    around: 'maalesef, ama, hmm, üzgünüm, teşekkürler, hiç, bana',
    askBack: 'Hangisini kastettiniz?',
    neither: 'Hiçbiri',
    another: 'Üzgünüm. Belki bu yardımcı olur:',
    solved: 'Bu sorununuzu çözdü mü?',
    glad: 'Yardımcı olabildiğime sevindim.',
  },
  ar: {
    noHelp: `هذا لم يساعد, لم يساعد, هذا لم يساعدني, لم يساعدني, هذا لا يساعد, لا يساعد, لا يفيد, هذا لا يفيدني, غير مفيد, هذا غير مفيد,
      ليس هذا ما قصدته, ليس هذا سؤالي, هذا ليس سؤالي, هذا لا يجيب على سؤالي, هذا لا يجيب عن سؤالي, إجابة خاطئة, هذا خطأ, لا يعمل, ما
      زال لا يعمل, لم ينجح, جربت ذلك`,
    yes: 'نعم, أجل, نعم ساعدني, ساعدني, تم الحل, يعمل الآن',
    no: 'لا, كلا, ليس تماما, ليس بعد',
    around: 'آسف, لكن, للأسف, شكرا, أبدا, عذرا',
    askBack: 'أي من هذه تقصد؟',
    neither: 'لا شيء منها',
    another: 'آسف. ربما يساعدك هذا:',
    solved: 'هل أجاب هذا عن سؤالك؟',
    glad: 'يسعدني أن هذا ساعدك.',
  },
  he: {
    noHelp: `זה לא עזר, לא עזר, זה לא עזר לי, לא עזר לי, זה לא עוזר, לא עוזר, זה לא מועיל, לא מועיל, לא לזה התכוונתי, זו לא השאלה שלי, לא
      זה מה ששאלתי, זה לא עונה על השאלה שלי, תשובה שגויה, זה לא נכון, לא עובד, זה עדיין לא עובד, עדיין לא עובד, כבר ניסיתי`,
    yes: 'כן, כן עזר, זה עזר, נפתר, עכשיו עובד',
    no: 'לא, לא ממש, עדיין לא',
    around: 'סליחה, אבל, לצערי, תודה, בכלל, מצטער, מצטערת',
    askBack: 'לאיזו מהן התכוונת?',
    neither: 'אף אחת מהן',
    another: 'סליחה. אולי זה יעזור:',
    solved: 'האם זה פתר את הבעיה?',
    glad: 'שמחים שזה עזר.',
  },
  hi: {
    noHelp: `इससे मदद नहीं मिली, मदद नहीं मिली, इससे मदद नहीं हुई, यह मददगार नहीं है, मददगार नहीं, यह काम का नहीं है, मेरा यह मतलब नहीं था, यह मेरा सवाल
      नहीं था, यह मेरा सवाल नहीं है, यह मेरे सवाल का जवाब नहीं है, गलत जवाब, यह गलत है, काम नहीं करता, अब भी काम नहीं कर रहा, यह काम नहीं कर रहा, मैंने पहले ही
      कोशिश की`,
    yes: 'हाँ, हां, जी हाँ, जी हां, मदद मिली, हल हो गया, अब काम कर रहा है',
    no: 'नहीं, जी नहीं, अभी नहीं',
    around: 'माफ़ कीजिए, लेकिन, क्षमा करें, धन्यवाद, बिल्कुल',
    askBack: 'इनमें से आपका मतलब क्या है?',
    neither: 'इनमें से कोई नहीं',
    another: 'क्षमा करें। शायद इससे मदद मिले:',
    solved: 'क्या इससे आपका सवाल हल हुआ?',
    glad: 'खुशी है कि इससे मदद मिली।',
  },
  ja: {
    noHelp: `役に立ちません, 役に立ちませんでした, 役に立たない, 役に立たなかった, 解決しません, 解決しませんでした, 解決しない, 解決しなかった, 違います, 聞きたいことと違います,
      そうではありません, 質問の答えになっていません, 答えになっていません, 間違っています, まだ動きません, 動きません, うまくいきません, うまくいきませんでした, もう試しました`,
    yes: 'はい, ええ, うん, 解決しました, 役に立ちました',
    no: 'いいえ, いえ, まだです',
    around: 'すみません, それは, これは, でも, 残念ですが, ありがとうございます, それでは, これでは, まだ',
    askBack: 'どちらのことでしょうか?',
    neither: 'どちらでもない',
    another: '申し訳ありません。こちらはいかがでしょうか:',
    solved: 'これで解決しましたか?',
    glad: 'お役に立ててよかったです。',
  },
  zh: {
    noHelp: `没有帮助, 没帮助, 这没有帮助, 没有用, 没用, 不管用, 帮不了我, 没解决, 没有解决, 没解决问题, 没有解决我的问题, 不是我想问的, 这不是我的问题, 我不是这个意思, 不是这个意思,
      答非所问, 没有回答我的问题, 回答错了, 不对, 还是不行, 不行, 还是没用, 已经试过了, 我试过了`,
    yes: '是, 是的, 对, 解决了, 有帮助, 可以了, 好了',
    no: '否, 不, 不是, 没有, 还没有',
    around: '抱歉, 对不起, 但是, 可是, 谢谢, 这个, 这, 还是, 完全',
    askBack: '您指的是哪一个?',
    neither: '都不是',
    another: '抱歉。也许这个有帮助：',
    solved: '这解决了您的问题吗?',
    glad: '很高兴能帮到您。',
  },
  ko: {
    noHelp: `도움이 안 돼요, 도움이 안 됩니다, 도움이 되지 않아요, 도움이 되지 않습니다, 도움이 되지 않았어요, 도움이 안 됐어요, 도움 안 돼요, 해결되지 않았어요, 해결이 안 됐어요, 해결 안 됐어요,
      그게 아니에요, 그게 아닙니다, 제 질문이 아니에요, 제 질문은 그게 아니에요, 제 질문에 대한 답이 아니에요, 틀렸어요, 안 돼요, 여전히 안 돼요, 아직도 안 돼요, 작동하지 않아요, 이미 해봤어요`,
    yes: '예, 네, 네 해결됐어요, 해결됐어요, 해결되었습니다, 도움이 됐어요',
    no: '아니요, 아니오, 아뇨, 아직요',
    around: '죄송하지만, 그런데, 하지만, 감사합니다, 전혀, 별로',
    askBack: '어느 것을 말씀하시나요?',
    neither: '둘 다 아니에요',
    another: '죄송합니다. 이것이 도움이 될 수 있어요:',
    solved: '문제가 해결되었나요?',
    glad: '도움이 되어 기쁩니다.',
  },
};

/** The first phrase of a list, as it is written. */
export const listedFirst = (list: string): string => list.split(',', 1)[0] ?? '';
