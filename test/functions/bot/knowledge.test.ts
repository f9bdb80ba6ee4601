import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLDING_RULES } from '#core/text/fold.ts';
import { botDefaults } from '#core/model/bots/bot.ts';
import { calibrate } from '#functions/bot/knowledge/calibration.ts';
import { see, train } from '#functions/bot/knowledge/classifier.ts';
import { score } from '#functions/bot/descent/descent.ts';
import { effortFor, meaningSourceFor, understandable } from '#functions/bot/knowledge/effort.ts';
import { READING_VERSION, featuresOf, readWords } from '#functions/bot/knowledge/features.ts';
import { decode, encode, indexOf } from '#functions/bot/knowledge/index-format.ts';
import { MEANINGS, loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';

const shop = [
  {
    id: 11,
    phrasings: ['How long does delivery take?', 'When will my parcel arrive?', 'delivery time', 'shipping duration'],
  },
  { id: 12, phrasings: ['How do I return something?', 'return policy', 'send it back', 'I want to give an item back'] },
  { id: 13, phrasings: ['Do you gift-wrap?', 'gift wrapping', 'wrap it as a present'] },
  { id: 14, phrasings: ['Combien coûte la livraison ?', 'frais de port', 'prix de l’expédition'] },
  { id: 15, phrasings: ['Как отменить заказ?', 'отмена заказа', 'хочу отменить покупку'] },
  { id: 16, phrasings: ['返品はできますか', '返品の方法を教えてください', '商品を返したい'] },
  { id: 17, phrasings: ['كيف أغير عنواني؟', 'تغيير العنوان', 'أريد تعديل عنوان التوصيل'] },
  { id: 18, phrasings: ['ชำระเงินด้วยบัตรเครดิตได้ไหม', 'จ่ายด้วยบัตรเครดิต', 'รับบัตรเครดิตหรือไม่'] },
];
const knowledge = trainKnowledge(shop);
const best = (question: string) => ask(knowledge, question, 1)[0];
const { confidence_floor: floor } = botDefaults;

const reading = (most: number) => ({ most, rules: FOLDING_RULES, version: READING_VERSION, languages: [] });

describe('what a bot knows', () => {
  it.each([
    ['a phrasing as it stands', 'When will my parcel arrive?', 11],
    ['other words around it', 'hi there, could you tell me when my parcel will arrive', 11],
    ['slips of the pen', 'when wil my parcell arive', 11],
    ['another form of a word', 'can I get this gift wrapped', 13],
    ['no accents', 'combien coute la livraison', 14],
    ['upper case', 'FRAIS DE PORT', 14],
    ['Russian, inflected', 'я хочу отменить свой заказ', 15],
    ['Japanese, without spaces', '商品を返品したいです', 16],
    ['Arabic, with vowel points', 'تَغْيِيرُ العُنْوَانِ', 17],
    ['Thai, without spaces', 'จ่ายเงินด้วยบัตรเครดิต', 18],
  ])('is found by %s', (_, question, article) => {
    expect(best(question)).toMatchObject({ article });
    expect(best(question)?.confidence).toBeGreaterThanOrEqual(floor);
  });

  it.each(['What is the capital of Peru?', 'Tell me about quantum physics', '你好，今天天气怎么样', 'qwertz uiop'])(
    'does not pretend to hold an answer to: %s',
    (question) => {
      expect(best(question)?.confidence ?? 0).toBeLessThan(floor);
    },
  );

  it.each(['', '   ', '?!…', '🙂🙂'])('says nothing of what has no words: "%s"', (question) => {
    expect(ask(knowledge, question, 5)).toEqual([]);
  });

  it('is surest of what it was taught, and names others behind it', () => {
    const [first, second] = ask(knowledge, 'gift wrapping', 5);
    expect(first?.confidence).toBeGreaterThan(0.8);
    expect(second?.confidence).toBeLessThan(first?.confidence ?? 0);
  });

  it('of articles that are equally sure, names the newest first', () => {
    const { rows, columns, weights } = knowledge;
    const equal = { ...knowledge, biases: knowledge.biases.map(() => 0), rows: rows.map(() => 0), columns, weights };
    const found = ask(equal, 'How long does the delivery take?', 100).map(({ article }) => article);
    expect(found).toEqual(found.toSorted((one, other) => other - one));
    expect(found.length).toBeGreaterThan(1);
  });

  it('of one article is not the answer to everything', () => {
    const one = trainKnowledge([{ id: 1, phrasings: ['How do I reset my password?'] }]);
    expect(ask(one, 'how can I reset the password', 1)[0]?.confidence).toBeGreaterThanOrEqual(floor);
    expect(ask(one, 'Where is my order?', 1)[0]?.confidence ?? 0).toBeLessThan(floor);
  });

  it('of nothing is nothing', () => {
    expect(ask(decode(encode(trainKnowledge([]))), 'Hello?', 5)).toEqual([]);
  });

  it('is the same for the same articles, to the byte', () => {
    expect(encode(trainKnowledge(shop))).toEqual(encode(knowledge));
  });
});

const examplesOf = (articles: number, phrasings: number, characters: number) =>
  Array.from({ length: articles * phrasings }, (_, index) => ({
    text: 'x'.repeat(characters),
    article: index % articles,
  }));

describe('what a training may take', () => {
  it.each([
    // As many articles, phrasings and characters as a bot may have.
    [1000, 20, 500],
    [40, 500, 500],
    [1000, 20, 60],
    [1000, 2, 500],
    [1000, 2, 60],
    [150, 100, 41],
    [3, 5, 500],
  ])('is bounded for %d articles of %d phrasings of %d characters', (articles, phrasings, characters) => {
    const examples = examplesOf(articles, phrasings, characters);
    const { passes, most, isByMeaning } = effortFor(examples, articles);
    const features = examples.length * Math.min(most, 5 * characters);
    expect(features).toBeLessThanOrEqual(6_000_000);
    expect(passes * features * articles).toBeLessThanOrEqual(7e9);
    expect(most).toBeGreaterThanOrEqual(100);
    // Each with and without the other, and again in the trials.
    const meant = 2 * passes * (features + MEANINGS * examples.length) * articles;
    expect(isByMeaning ? meant : 0).toBeLessThanOrEqual(30e9);
  });

  it.each([
    [150, 100, 41, true],
    [150, 10, 41, true],
    [300, 5, 60, true],
    [20, 3, 100, true],
    [1000, 20, 60, false],
    [1000, 2, 500, false],
  ])(
    'has time for meaning with %d articles of %d phrasings of %d characters: %j',
    (articles, phrasings, length, has) => {
      expect(effortFor(examplesOf(articles, phrasings, length), articles).isByMeaning).toBe(has);
    },
  );

  it('looks at all of what usual bots know', () => {
    expect(effortFor(examplesOf(150, 100, 41), 150)).toEqual({ ...reading(Infinity), passes: 8, isByMeaning: true });
  });

  it('looks at the words of a long phrasing first', () => {
    const text = 'How long does the delivery of a parcel to an island take, please?';
    const [all, words] = [featuresOf(text), featuresOf(text, reading(13))];
    expect(words).toEqual(featuresOf('How long does the delivery of a parcel to an island take please', reading(13)));
    expect([...words.values()]).toEqual(Array(13).fill(1));
    for (const feature of words.keys()) expect(all.has(feature)).toBe(true);
    expect(featuresOf(text, reading(all.size))).toEqual(all);
  });

  it('looks at no more words than somebody writes, however many a sign stands for', () => {
    const longest = 'word '.repeat(1600);
    expect(readWords(longest)).toHaveLength(1600);
    // Four words each.
    expect(readWords('ﷺ'.repeat(8000))).toHaveLength(2000);
  });

  it('asks what was taught by earlier rules by the same', () => {
    const earlier = {
      ...knowledge,
      reading: { most: Infinity, rules: 1 as const, version: 1 as const, languages: [] },
    };
    expect(ask(decode(encode(earlier)), 'Łódź شـــكرا', 8)).toEqual(ask(earlier, 'Łódź شـــكرا', 8));
    expect(featuresOf('Łódź', earlier.reading)).not.toEqual(featuresOf('Łódź'));
    expect(featuresOf('Łódź')).toEqual(featuresOf('lodz'));
  });

  it('asks as it was taught', () => {
    const capped = { ...knowledge, reading: reading(12) };
    const question = 'When will my parcel arrive, and how long does the delivery take?';
    expect(ask(decode(encode(capped)), question, 8)).toEqual(ask(capped, question, 8));
    expect(ask(capped, question, 8)).not.toEqual(ask(knowledge, question, 8));
  });
});

describe('the index', () => {
  const stored = decode(encode(knowledge));

  it('answers like the index it was built from', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...shop.flatMap(({ phrasings }) => phrasings))),
        (question) => {
          expect(ask(stored, question, 8)).toEqual(ask(knowledge, question, 8));
        },
      ),
    );
  });

  it('is sure between never and always, and orders by it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('how', 'parcel', 'gift', 'return', 'заказ', 'xyz')), (words) => {
        const found = ask(stored, words.join(' '), 8).map(({ confidence }) => confidence);
        expect(found.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
        expect(found).toEqual(found.toSorted((one, other) => other - one));
      }),
    );
  });
});

describe.each(['words', 'sentences'] as const)('a bot that knows what %s mean', (source) => {
  const help = [
    { id: 1, phrasings: ['How much is the car insurance?', 'price of insuring my car', 'car insurance rates'] },
    { id: 2, phrasings: ['How do I reset my password?', 'I forgot my password', 'change the password'] },
    { id: 3, phrasings: ['When is the store open?', 'store opening hours', 'are you open on Sunday'] },
    { id: 4, phrasings: ['Where is my order?', 'track a package', 'my delivery has not come'] },
    { id: 5, phrasings: ['Do you sell vegetarian meals?', 'which dishes have no meat', 'vegetarian menu'] },
    { id: 6, phrasings: ['Can I bring my dog?', 'are pets allowed in the hotel', 'staying with a cat'] },
    { id: 7, phrasings: ['How do I get an invoice?', 'receipt for my taxes', 'send me the bill'] },
    { id: 8, phrasings: ['Which languages do you teach?', 'lessons in French', 'Spanish course'] },
  ];
  it('finds an article by words that no phrasing has', async () => {
    const words = await loadMeanings(source);
    const [plain, meant] = [trainKnowledge(help), decode(encode(trainKnowledge(help, words)), words)];
    const questions = [
      ['cost for vehicle coverage', 1],
      ['lost login credentials', 2],
      ['shop closing time saturday', 3],
      ['is beef in that soup', 5],
      ['learn Italian', 8],
    ] as const;
    const found = (of: typeof plain) => questions.filter(([text, id]) => ask(of, text, 1)[0]?.article === id).length;
    expect(found(plain)).toBeLessThan(questions.length);
    expect(found(meant)).toBe(questions.length);
  });

  it('of a few articles does not take part, as it would make any question theirs', async () => {
    const tooFew = source === 'words' ? 7 : 3;
    const few = trainKnowledge(help.slice(0, tooFew), await loadMeanings(source));
    expect(few.meaning).toBeUndefined();
    const one = trainKnowledge(help.slice(3, 4), await loadMeanings(source));
    expect(ask(one, 'Who won the cup in 1954?', 1)[0]?.confidence ?? 0).toBeLessThan(floor);
  });

  it('answers by all else where the meaning of words is out of reach', async () => {
    const meant = encode(trainKnowledge(help, await loadMeanings(source)));
    expect(ask(decode(meant), 'I forgot my password', 1)[0]).toMatchObject({ article: 2 });
    expect(ask(decode(meant), 'lost login credentials', 1)[0]?.confidence ?? 0).toBeLessThan(floor);
  });

  it('is the same for the same articles, to the byte', async () => {
    const words = await loadMeanings(source);
    expect(encode(trainKnowledge(help, words))).toEqual(encode(trainKnowledge(help, words)));
  });
});

describe('what a bot understands its articles by', () => {
  const articlesOf = (articles: number, phrasings: number, length: number) =>
    Array.from({ length: articles }, () => ({ phrasings: Array<string>(phrasings).fill('x'.repeat(length)) }));

  it.each([
    ['nothing', 3, 10, 41, undefined],
    ['sentences', 4, 10, 41, 'sentences'],
    ['nothing', 7, 500, 300, undefined],
    ['sentences', 150, 10, 41, 'sentences'],
    ['sentences', 150, 100, 40, 'sentences'],
    ['sentences', 100, 180, 40, 'sentences'],
    ['words', 100, 181, 1, 'words'],
    ['words', 8, 500, 181, 'words'],
  ])('is %s with %d articles of %d phrasings of %d characters', (_, articles, phrasings, length, source) => {
    expect(meaningSourceFor(articlesOf(articles, phrasings, length))).toBe(source);
  });

  it('is sentences for all phrasings while there is time', () => {
    const examples = examplesOf(60, 100, 40);
    expect(understandable(examples).size).toBe(examples.length);
    expect(understandable(examplesOf(60, 100, 41)).size).toBeLessThan(examples.length);
    expect(understandable(examplesOf(61, 100, 1)).size).toBe(6000);
  });

  it('is sentences for as many phrasings of each article otherwise, from all over its list, its question first', () => {
    const [many, few] = [examplesOf(150, 100, 40), examplesOf(1, 5, 40).map((each) => ({ ...each, article: 150 }))];
    const chosen = [...understandable([...many, ...few])];
    const counts = Array.from({ length: 151 }, (_, id) => chosen.filter(({ article }) => article === id).length);
    expect(counts.at(-1)).toBe(5);
    expect(Math.max(...counts)).toBe(40);
    expect(Math.min(...counts.slice(0, 150))).toBe(39);
    const own = many.filter(({ article }) => article === 0);
    const places = own.flatMap((each, place) => (chosen.includes(each) ? [place] : []));
    expect(places[0]).toBe(0);
    for (const quarter of [0, 1, 2, 3]) {
      expect(places.filter((place) => place % 4 === quarter).length).toBeGreaterThanOrEqual(8);
      expect(places.filter((place) => Math.floor(place / 25) === quarter).length).toBeGreaterThanOrEqual(8);
    }
  });

  it('is learned from the phrasings that are understood, and nothing is asked in a trial but those', () => {
    const examples = ['cup', 'plate', 'fork', 'spoon', 'knife', 'bowl', 'pan', 'pot'].flatMap((thing, article) =>
      ['buy a', 'wash the', 'sell my', 'paint one'].map((verb, at) => ({
        text: `${verb} ${thing}`,
        article,
        isUnmeant: at > 1,
      })),
    );
    const asked = new Set<string>();
    const of = (text: string) => {
      asked.add(text);
      return Float32Array.of(1, 0);
    };
    const meanings = { size: 2, source: 'sentences' as const, of };
    const effort = effortFor(examples, 8);
    const classifier = train(examples, 8, effort, meanings);
    calibrate(examples, 8, effort, meanings);
    expect(examples.filter(({ text, isUnmeant }) => isUnmeant === asked.has(text))).toEqual([]);
    expect(classifier.meanings).toBe(meanings);
    // What the others say is learned all the same.
    for (const { text, article } of examples) {
      const logits = score(classifier, see(classifier, text, effort));
      expect(logits.indexOf(Math.max(...logits))).toBe(article);
    }
  });

  it('is noted beside its index', async () => {
    const eight = shop.map((article) => ({ ...article, phrasings: ['delivery', 'parcel'] }));
    const index = async (source: 'words' | 'sentences') => indexOf(trainKnowledge(eight, await loadMeanings(source)));
    expect(await index('words')).toMatchObject({ is_by_meaning: true, is_by_sentences: false });
    expect(await index('sentences')).toMatchObject({ is_by_meaning: false, is_by_sentences: true });
    expect(indexOf(trainKnowledge(eight))).toMatchObject({ is_by_meaning: false, is_by_sentences: false });
  });
});

describe('an index of the former version', () => {
  it('is as sure by its own rules as it was', () => {
    const { reading: _, ...others } = knowledge;
    const former = { ...others, reading: { most: Infinity, rules: FOLDING_RULES, version: 1 as const, languages: [] } };
    const stored = encode(former);
    expect(decode(stored).reading.version).toBe(1);
    const [logits] = [ask(decode(stored), 'gift wrapping', 1)];
    expect(logits).toEqual(ask(former, 'gift wrapping', 1));
    expect(logits).not.toEqual(ask(knowledge, 'gift wrapping', 1));
  });
});
