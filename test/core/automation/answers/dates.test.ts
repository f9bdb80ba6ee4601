import { describe, expect, it } from 'vitest';
import { parseDate } from '#core/automation/answers/dates.ts';
import { locales } from '#widget/app/locales/texts.ts';

describe('a date', () => {
  it.each<[said: string, locale: string | null, value: string | undefined]>([
    ['2026-12-31', null, '2026-12-31'],
    ['2026/12/31', null, '2026-12-31'],
    ['2026.2.9', 'ko', '2026-02-09'],
    ['2026年12月31日', 'ja', '2026-12-31'],
    ['2026년 2월 9일', 'ko', '2026-02-09'],
    ['31.12.2026', null, '2026-12-31'],
    ['31. 12. 2026', 'de', '2026-12-31'],
    ['3.4.2026', 'en-US', '2026-04-03'],
    ['12/31/2026', null, '2026-12-31'],
    ['31/12/2026', 'en-US', '2026-12-31'],
    ['31-12-2026', 'nl', '2026-12-31'],
    ['٣١/١٢/٢٠٢٦', 'ar', '2026-12-31'],
    ['3/4/2026', 'en-US', '2026-03-04'],
    ['3/4/2026', 'en-GB', '2026-04-03'],
    ['3/4/2026', 'fr', '2026-04-03'],
    ['3/4/2026', 'en', undefined],
    ['3/4/2026', 'ja', undefined],
    ['3/4/2026', null, undefined],
    ['3/3/2026', null, '2026-03-03'],
    ['31 December 2026', 'de', '2026-12-31'],
    ['December 31st, 2026', 'en', '2026-12-31'],
    ['31. Dezember 2026', 'de', '2026-12-31'],
    ['31 de diciembre de 2026', 'es', '2026-12-31'],
    ['1er février 2026', 'fr', '2026-02-01'],
    ['31 grudnia 2026', 'pl', '2026-12-31'],
    ['31 Aralık 2026', 'tr', '2026-12-31'],
    ['31 dec. 2026', 'nl', '2026-12-31'],
    ['2026年12月31号', 'zh-CN', '2026-12-31'],
    ['2026年12月31號', 'zh-TW', '2026-12-31'],
    ['Thursday, December 31, 2026', 'en-US', '2026-12-31'],
    ['Thu 31 Dec 2026', 'de', '2026-12-31'],
    ['Do., 31.12.2026', 'de', '2026-12-31'],
    ['Donnerstag, 31. Dezember 2026', 'de-AT', '2026-12-31'],
    ['jueves, 31 de diciembre de 2026', 'es', '2026-12-31'],
    ['31 Aralık 2026 Perşembe', 'tr', '2026-12-31'],
    ['الخميس، 31 ديسمبر 2026', 'ar', '2026-12-31'],
    ['31 декабря 2026 г.', 'ru', '2026-12-31'],
    ['31 грудня 2026 р.', 'uk', '2026-12-31'],
    ['mar. 3 mars 2026', 'fr', '2026-03-03'],
    ['3 mar 2026', 'fr', '2026-03-03'],
    ['not 31.12.2026', 'en', undefined],
    ['31/12/2569', 'th', '2026-12-31'],
    ['31 ธันวาคม 2569', 'th-TH', '2026-12-31'],
    ['31/12/2026', 'th-TH', '2026-12-31'],
    ['31/12/2569', 'en-GB', undefined],
    ['1404/05/06', 'fa-IR', undefined],
    ['0206-12-31', 'en', undefined],
    ['Someday, 31 December 2026', 'en', undefined],
    ['2026-02-30', null, undefined],
    ['29.2.2027', 'de', undefined],
    ['13/13/2026', null, undefined],
    ['31.12.26', 'de', undefined],
    ['tomorrow', 'en', undefined],
    ['31 Brumaire 2026', 'fr', undefined],
    ['', 'en', undefined],
  ])('%j, in %s, is %j', (said, locale, value) => expect(parseDate(said, locale)).toBe(value));

  it.each(locales)('written out as in %s is read as it was meant', (locale) => {
    for (let month = 0; month < 12; month += 1) {
      const day = new Date(Date.UTC(2026, month, 15));
      const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
      expect([written, parseDate(written, locale)]).toEqual([written, day.toISOString().slice(0, 10)]);
    }
  });
});
