/** The button of a call. */
import { expect, it } from 'vitest';
import { languages } from '#core/text/language.ts';
import { Call } from '#widget/app/later/window/call.tsx';
import type { View } from '#widget/app/view/view.ts';

const drawn = (text: string, locale = 'en') => Call({ view: { speech: { locale } } as View, text });

it('leads to the room in a tab of its own, which learns nothing of the page', () => {
  expect(drawn('https://meet.example.com/a1b2c3')?.props).toMatchObject({
    href: 'https://meet.example.com/a1b2c3',
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
    children: 'Join the call',
  });
});

it('says so in each language of the widget', () => {
  const said = languages.map((language) => drawn('https://meet.example.com/a1b2c3', language)?.props.children);
  expect(new Set(said).size).toBe(languages.length);
});

it('isn’t there where the text has no address', () => {
  expect(drawn('Shall we talk?')).toBeNull();
});
