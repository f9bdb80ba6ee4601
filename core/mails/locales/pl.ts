/** Polish: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: 'Odpowiedź od {name} z {site}',
  subject: 'Odpowiedź od {site}',
  intro_one: 'Masz nową wiadomość od {site}.',
  intro: 'Masz nowe wiadomości od {site}.',
  more: 'I jeszcze {count}.',
  open: 'Otwórz rozmowę',
  reply_above: 'Odpowiedz powyżej tej linii',
  reply: 'Możesz też odpowiedzieć na tego e-maila.',
  no_reply: 'Nie odpowiadaj na tego e-maila, bo nikt nie czyta odpowiedzi. Aby odpisać, otwórz rozmowę.',
  on_site: 'Aby odpisać, otwórz czat na naszej stronie.',
  why: 'Otrzymujesz tę wiadomość, ponieważ ktoś podał ten adres na czacie z {site}.',
  valid:
    'Link działa przez {days} dni. Każdy, kto go ma, może otworzyć rozmowę, więc nie przekazuj tego e-maila dalej.',
  unsubscribe: 'Nie wysyłaj mi tych e-maili',
  assistant: 'Asystent',
  agent: 'Konsultant',
  opening: 'Otwieranie rozmowy…',
  expired_title: 'Ten link wygasł',
  expired: 'Otwórz czat na naszej stronie, aby kontynuować.',
  failed: 'Nie udało się otworzyć rozmowy. Sprawdź połączenie i odśwież tę stronę.',
  no_script: 'Włącz JavaScript, aby otworzyć rozmowę.',
  unsubscribe_title: 'Zrezygnować z e-maili?',
  unsubscribe_question: 'Nie będziemy już wysyłać e-maili o odpowiedziach, których nie przeczytano.',
  unsubscribe_button: 'Zrezygnuj',
  unsubscribed_title: 'Zrezygnowano z e-maili',
  unsubscribed: 'Nie będziemy już wysyłać e-maili o nieprzeczytanych odpowiedziach.',
  undo: 'Cofnij',
  resubscribed_title: 'E-maile znów są włączone',
  resubscribed: 'Wyślemy e-mail, gdy będą odpowiedzi, których nie przeczytano.',
};
export default texts;
