/** Words by which a question shows that it goes on with what was said before, in each language. */
import type { Language } from '#core/text/language.ts';

/** `leads` begin such a question; `refers` stand for what was named before, `others` for another one of its kind. Lists are parted by commas. */
export const followUpWords: Record<Language, { leads: string; refers: string; others: string }> = {
  en: {
    leads: 'and, what about, how about, or, also',
    refers: 'it, that, this, them, those, these, one, ones, there, other',
    others: 'other, another',
  },
  de: {
    leads: 'und, oder, wie ist es mit, was ist mit, auch',
    refers: 'damit, dafür, davon, dort, andere, anderen, anderes',
    others: 'andere, anderer, anderen, anderes, anderem',
  },
  fr: { leads: "et, ou, qu'en est il, alors, aussi", refers: 'ça, cela, celui, celle, autre', others: 'autre' },
  es: {
    leads: 'y, qué hay de, entonces, también',
    refers: 'eso, esto, ese, esa, otro, otra, allí',
    others: 'otro, otra',
  },
  pt: {
    leads: 'e quanto, e quando, e para, e se, ou, então, também',
    refers: 'isso, isto, esse, essa, outro, outra, lá',
    others: 'outro, outra',
  },
  it: {
    leads: 'e quanto, e quando, e per, e se, oppure, allora, anche',
    refers: 'questo, quello, quella, altro, altra',
    others: 'altro, altra',
  },
  nl: { leads: 'en, of, hoe zit het met, ook', refers: 'daar, daarvan, daarvoor, andere', others: 'andere' },
  pl: {
    leads: 'a ile, a co z, a jak, a do, i ile, i jak, albo, też, więc',
    refers: 'tego, drugi, druga, inny, tam',
    others: 'drugi, druga, drugie, inny',
  },
  tr: { leads: 've, peki, ayrıca', refers: 'bunu, onu, bunun, onun, diğeri, orada', others: 'diğeri' },
  ar: { leads: 'و, أو, ماذا عن, أيضا', refers: 'هذا, ذلك, هذه, تلك, الآخر, الأخرى, هناك', others: 'الآخر, الأخرى' },
  he: { leads: 'ו, או, מה עם', refers: 'זה, זאת, זו, האחר, האחרת, שם', others: 'האחר, האחרת' },
  hi: { leads: 'और, या, तो', refers: 'यह, वह, इसका, उसका, दूसरा, दूसरे, वहाँ', others: 'दूसरा, दूसरे' },
  ja: {
    leads: 'では, それでは, じゃあ, それで, あと, また',
    refers: 'それ, これ, あれ, 他, そこ',
    others: '他の, 他に, 他は, 別の, ほか',
  },
  zh: {
    leads: '那, 那么, 还有, 或者, 另外',
    refers: '它, 这个, 那个, 另一个, 其他, 那里',
    others: '另一个, 其他, 别的',
  },
  ko: { leads: '그럼, 그리고, 그러면, 또는', refers: '그건, 그것, 이건, 이것, 다른, 거기', others: '다른' },
};
