/** Italian: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} di {site} ha risposto',
  subject: '{site} ha risposto',
  intro_one: 'Hai un nuovo messaggio da {site}.',
  intro: 'Hai nuovi messaggi da {site}.',
  more: 'E altri {count}.',
  open: 'Apri la conversazione',
  reply_above: 'Rispondi sopra questa riga',
  reply: 'Puoi anche rispondere a questa email.',
  no_reply: 'Non rispondere a questa email, perché nessuno legge le risposte. Apri la conversazione per rispondere.',
  on_site: 'Per rispondere, apri la chat sul nostro sito.',
  why: 'Ricevi questa email perché qualcuno ha indicato questo indirizzo in una chat con {site}.',
  valid:
    'Il link funziona per {days} giorni. Chiunque lo abbia può aprire la conversazione, quindi non inoltrare questa email.',
  unsubscribe: 'Non ricevere più queste email',
  assistant: 'Assistente',
  agent: 'Operatore',
  opening: 'Apertura della conversazione…',
  expired_title: 'Questo link è scaduto',
  expired: 'Apri la chat sul nostro sito per continuare.',
  failed: 'Non siamo riusciti ad aprire la conversazione. Controlla la connessione e ricarica questa pagina.',
  no_script: 'Attiva JavaScript per aprire la conversazione.',
  unsubscribe_title: 'Annullare l’iscrizione?',
  unsubscribe_question: 'Non riceverai più un’email quando ci sono risposte che non hai letto.',
  unsubscribe_button: 'Annulla l’iscrizione',
  unsubscribed_title: 'Iscrizione annullata',
  unsubscribed: 'Non ti invieremo più email sulle risposte non lette.',
  undo: 'Ripristina',
  resubscribed_title: 'Iscrizione ripristinata',
  resubscribed: 'Ti scriveremo quando ci sono risposte che non hai letto.',
};
export default texts;
