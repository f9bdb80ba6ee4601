/** Mails as their readers see them; a mail program's frame is the page. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { asHtml } from '#core/mails/as-html.ts';
import { copyTexts, mailTexts } from '#core/mails/locales/texts.ts';
import type { Mail, MailLook } from '#core/mails/mail.ts';
import { ticketMail } from '#core/mails/ticket.ts';
import { type Line, transcriptMail } from '#core/mails/transcript.ts';
import { unreadMail } from '#core/mails/unread.ts';
import { type Look, type Scene, type Subject, drawn } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT } from './samples.ts';

const site: MailLook = { site: 'Fjord', accent: '#0b6e4f' };
const AT = Date.UTC(2026, 6, 3, 12, 5);
const said = (content: string, more: Partial<Line> = {}): Line => ({
  at_ms: AT,
  sender_type: 'agent',
  sender_name: 'Ada Moreau',
  content,
  ...more,
});

/** Draws a mail in a shadow root, so that its styles stay its own; the dark ones where that is looked at. */
function Mailed({ mail, look, as = site }: { mail: Mail; look: Look; as?: MailLook | undefined }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const html = asHtml(mail, as).replace('(prefers-color-scheme:dark)', look === 'dark' ? 'all' : 'not all');
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const root = frame.current?.shadowRoot ?? frame.current?.attachShadow({ mode: 'open' });
    root?.replaceChildren(...parsed.querySelectorAll('style'), ...parsed.body.children);
  }, [mail, look, as]);
  return <div ref={frame} style={{ colorScheme: look === 'dark' ? 'dark' : 'light' }} />;
}

const unread = (lines: Line[], look: Look): Mail => {
  const locale = look === 'rtl' ? 'he' : 'en';
  return unreadMail({
    site: 'Fjord',
    texts: mailTexts(locale),
    locale,
    timeZone: 'Europe/Oslo',
    lines,
    link: { url: 'https://chat.example.com/mail/1', days: 7 },
    takesReplies: false,
    unsubscribeUrl: 'https://chat.example.com/mail/1/unsubscribe',
  });
};

const files = [{ name: 'Lilla in oak.png', url: 'https://chat.example.com/1' }, { name: 'care.pdf' }];
const chat = [
  said('Do you have the Lilla in oak?', { sender_type: 'visitor', sender_name: 'Vera' }),
  said('Ada joined the chat', { sender_type: 'system', sender_name: null }),
  said('We do, in both sizes.'),
];
const request = { number: 7, subject: 'Broken mug', requester: { name: 'Vera', email: null, visitor_id: null } };
const report: Mail = {
  subject: 'Your week',
  language: 'en',
  blocks: [
    { kind: 'paragraph', text: 'Last week at Fjord.' },
    {
      kind: 'figures',
      rows: [
        { label: 'Conversations', value: '128', change: '12 more', url: 'https://chat.example.com/reports' },
        { label: 'First response', value: '42 s', change: '8 s less' },
      ],
    },
  ],
};

const english = { texts: copyTexts('en'), shared: mailTexts('en'), locale: 'en' };

const of =
  (mail: (look: Look) => Mail, as?: MailLook): Scene['draw'] =>
  (look) => <Mailed mail={mail(look)} look={look} as={as} />;

export const mails: Subject = {
  title: 'Mails',
  kind: 'screen',
  scenes: drawn({
    'unread answers': of((look) =>
      unread([said('We do, in both sizes.\nShall I keep one?'), said('', { files })], look),
    ),
    'long words, black': of((look) => unread([said(LONG_TEXT, { sender_name: LONG_NAME })], look), {
      site: LONG_NAME,
      accent: '#000000',
    }),
    'many answers, yellow': of(
      (look) =>
        unread(
          Array.from({ length: 24 }, () => said('Yes.')),
          look,
        ),
      {
        ...site,
        accent: '#ffd400',
      },
    ),
    'copy of a chat': of(() => transcriptMail('Fjord', chat, { isWhole: true, isProven: true, ...english })),
    'ticket noted': of(() =>
      ticketMail(request as Parameters<typeof ticketMail>[0], { quotes: { name: true, subject: true }, ...english }),
    ),
    figures: of(() => report),
  }),
};
