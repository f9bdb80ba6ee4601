/** Dutch: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} van {site} heeft geantwoord',
  subject: '{site} heeft geantwoord',
  intro_one: 'Je hebt een nieuw bericht van {site}.',
  intro: 'Je hebt nieuwe berichten van {site}.',
  more: 'En nog {count}.',
  open: 'Gesprek openen',
  reply_above: 'Antwoord boven deze regel',
  reply: 'Je kunt ook op deze e-mail antwoorden.',
  no_reply: 'Antwoord niet op deze e-mail, want niemand leest de antwoorden. Open het gesprek om te antwoorden.',
  on_site: 'Open de chat op onze website om te antwoorden.',
  why: 'Je krijgt deze e-mail omdat iemand dit adres heeft opgegeven in een chat met {site}.',
  valid: 'De link werkt {days} dagen. Wie hem heeft, kan het gesprek openen. Stuur deze e-mail daarom niet door.',
  unsubscribe: 'Afmelden voor deze e-mails',
  assistant: 'Assistent',
  agent: 'Medewerker',
  opening: 'Je gesprek wordt geopend…',
  expired_title: 'Deze link is verlopen',
  expired: 'Open de chat op onze website om verder te gaan.',
  failed: 'We konden je gesprek niet openen. Controleer je verbinding en laad deze pagina opnieuw.',
  no_script: 'Zet JavaScript aan om het gesprek te openen.',
  unsubscribe_title: 'Afmelden?',
  unsubscribe_question: 'Je krijgt dan geen e-mail meer als er antwoorden zijn die je nog niet hebt gelezen.',
  unsubscribe_button: 'Afmelden',
  unsubscribed_title: 'Je bent afgemeld',
  unsubscribed: 'We sturen je geen e-mails meer over ongelezen antwoorden.',
  undo: 'Ongedaan maken',
  resubscribed_title: 'Je bent weer aangemeld',
  resubscribed: 'We mailen je als er antwoorden zijn die je nog niet hebt gelezen.',
};
export default texts;
