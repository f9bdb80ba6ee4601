/** German: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} von {site} hat geantwortet',
  subject: '{site} hat geantwortet',
  intro_one: 'Sie haben eine neue Nachricht von {site}.',
  intro: 'Sie haben neue Nachrichten von {site}.',
  more: 'Und {count} weitere.',
  open: 'Unterhaltung öffnen',
  reply_above: 'Bitte antworten Sie oberhalb dieser Zeile',
  reply: 'Sie können auch auf diese E-Mail antworten.',
  no_reply:
    'Bitte antworten Sie nicht auf diese E-Mail, denn Antworten liest niemand. Öffnen Sie zum Antworten die Unterhaltung.',
  on_site: 'Öffnen Sie zum Antworten den Chat auf unserer Website.',
  why: 'Sie erhalten diese E-Mail, weil jemand diese Adresse in einem Chat mit {site} angegeben hat.',
  valid:
    'Der Link funktioniert {days} Tage lang. Wer ihn hat, kann die Unterhaltung öffnen. Leiten Sie diese E-Mail daher bitte nicht weiter.',
  unsubscribe: 'Diese E-Mails abbestellen',
  assistant: 'Assistent',
  agent: 'Support',
  opening: 'Ihre Unterhaltung wird geöffnet …',
  expired_title: 'Dieser Link ist abgelaufen',
  expired: 'Bitte öffnen Sie den Chat auf unserer Website, um weiterzuschreiben.',
  failed: 'Ihre Unterhaltung konnte nicht geöffnet werden. Prüfen Sie Ihre Verbindung und laden Sie diese Seite neu.',
  no_script: 'Bitte schalten Sie JavaScript ein, um die Unterhaltung zu öffnen.',
  unsubscribe_title: 'Abbestellen?',
  unsubscribe_question:
    'Sie erhalten dann keine E-Mail mehr, wenn es Antworten gibt, die Sie noch nicht gelesen haben.',
  unsubscribe_button: 'Abbestellen',
  unsubscribed_title: 'Abbestellt',
  unsubscribed: 'Wir schreiben Ihnen keine E-Mails mehr über ungelesene Antworten.',
  undo: 'Rückgängig',
  resubscribed_title: 'Wieder abonniert',
  resubscribed: 'Wir schreiben Ihnen, wenn es Antworten gibt, die Sie noch nicht gelesen haben.',
};
export default texts;
