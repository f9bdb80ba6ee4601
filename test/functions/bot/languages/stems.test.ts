import { describe, expect, it } from 'vitest';
import { fold } from '#core/text/fold.ts';
import { READING_VERSION, featuresOf } from '#functions/bot/knowledge/features.ts';
import { stemOf, stemOfScript } from '#functions/bot/knowledge/stems.ts';

describe('the stem of a word', () => {
  it.each([
    ['en', 'deliveries', 'delivery'],
    ['de', 'Lieferungen', 'Lieferung'],
    ['es', 'devoluciones', 'devolución'],
    ['fr', 'commandes', 'commande'],
    ['pt', 'encomendas', 'encomenda'],
    ['it', 'consegne', 'consegna'],
    ['nl', 'bestellingen', 'bestelling'],
    ['pl', 'zamówienia', 'zamówienie'],
    ['tr', 'SİPARİŞLERİM', 'sipariş'],
    ['tr', 'kırıldı', 'KIRIL'],
  ] as const)('is the same in %s for %s and %s', (language, one, other) => {
    expect(stemOf(fold(one), language)).toBe(stemOf(fold(other), language));
  });

  it.each([
    ['Arabic, with the article and its letters joined to others', 'بالفاتورة', 'فاتورة'],
    ['Arabic, in the plural', 'والطلبات', 'الطلب'],
    ['Hindi, in another case', 'वस्तुओं', 'वस्तु'],
    ['Hindi, with and without a dot', 'ख़राब', 'खराब'],
    ['Hindi, by nasals of either kind', 'दुकानें', 'दुकाने'],
  ])('is the same in %s', (_, one, other) => {
    expect(stemOfScript(fold(one))).toBe(stemOfScript(fold(other)));
  });

  it('is never empty, however short the word', () => {
    for (const word of ['e', 'en', 'ing', 'lari', 'der'])
      for (const language of ['en', 'de', 'tr'] as const) expect(stemOf(word, language)).not.toBe('');
    expect(stemOfScript('ال')).not.toBe('');
    expect(stemOfScript('delivery')).toBeUndefined();
  });
});

describe('the features of a text', () => {
  const reading = { most: Infinity, rules: 3, version: READING_VERSION, languages: ['de'] } as const;
  const shared = (one: string, other: string) => {
    const [left, right] = [featuresOf(one, reading), featuresOf(other, reading)];
    return [...left.keys()].filter((feature) => right.has(feature)).length;
  };
  it('hold the parts of a compound', () => {
    const plain = { ...reading, languages: [] };
    const left = featuresOf('Versandkosten', reading);
    expect(left.size).toBe(featuresOf('Versandkosten', plain).size + 3);
    expect(shared('Versandkosten', 'Versand')).toBeGreaterThan(0);
  });

  it('hold signs, and pairs of them across words that a dictionary cuts', () => {
    expect(shared('取消', '取 消')).toBeGreaterThan(2);
  });

  it('are those of the former version where an index has it', () => {
    const former = { ...reading, version: 1 } as const;
    expect(featuresOf('Versandkosten', former)).toEqual(featuresOf('Versandkosten', { ...former, languages: [] }));
  });
});
