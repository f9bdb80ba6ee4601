/** The widget's own texts, and times, as the visitor reads them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultTexts } from '#core/model/widgets/default-texts.ts';
import { lookOf } from '#core/theme/widget-theme.ts';
import { formatWait } from '#widget/app/later/waiting/format-wait.ts';
import english from '#widget/app/locales/en.ts';
import { loadSpeech, locales } from '#widget/app/locales/texts.ts';
import { ownTexts } from '#widget/app/view/stage.tsx';
import { formatMoment } from '#widget/app/later/waiting/moment.ts';
import { defaultWidget } from '#test/widget/support/fake-server.ts';

describe('the texts of a widget', () => {
  it('are the documented ones in English', () => expect(english).toMatchObject(defaultTexts));

  it.each(locales.filter((locale) => locale !== 'en'))(
    "that nobody has changed are in the visitor's language: %s",
    async (locale) => {
      const speech = await loadSpeech(locale);
      const own = ownTexts(lookOf(defaultWidget).widget, speech);
      for (const name of Object.keys(defaultTexts) as (keyof typeof defaultTexts)[]) {
        expect(own[name]).toBe(speech.texts[name]);
        expect(own[name]).not.toBe(defaultTexts[name]);
      }
    },
  );

  it('that somebody wrote stay as they are, and those for a language go first', async () => {
    const settings = { ...defaultWidget, welcome_title: 'Ahoy', texts: { 'pt-BR': { offline_message: 'Volte logo' } } };
    const { widget } = lookOf(settings);
    const speech = await loadSpeech('pt');
    expect(ownTexts(widget, { ...speech, own: 'pt-BR' })).toMatchObject({
      welcome_title: 'Ahoy',
      offline_message: 'Volte logo',
      welcome_message: speech.texts.welcome_message,
    });
  });
});

it.each([
  [5, '1 minute'],
  [5400, '90 minutes'],
  [7200, '2 hours'],
  [25 * 3600 + 1, '26 hours'],
])('a wait of %d seconds is told as %s', (seconds, told) => expect(formatWait(seconds, 'en')).toBe(told));

describe('when the team is back', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 29, 15, 0) }));
  afterEach(() => vi.useRealTimers());
  const at = (day: number, hour = 9) => new Date(2026, 10, day, hour).toISOString();

  it.each([
    [at(29, 17), '5:00 PM'],
    [at(30), 'Monday 9:00 AM'],
    [new Date(2026, 11, 5, 23).toISOString(), 'Saturday 11:00 PM'],
    [new Date(2026, 11, 6, 9).toISOString(), 'December 6 at 9:00 AM'],
    [new Date(2026, 11, 8, 9).toISOString(), 'December 8 at 9:00 AM'],
  ])('at %s, it is "%s"', (when, text) => {
    expect(formatMoment(when, 'en-US').replaceAll('\u202f', ' ')).toBe(text);
  });

  it("is told by the clock of the visitor's country", () => expect(formatMoment(at(29, 17), 'en-GB')).toBe('17:00'));
});
