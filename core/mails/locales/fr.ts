/** French: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} de {site} a répondu',
  subject: '{site} a répondu',
  intro_one: 'Vous avez un nouveau message de {site}.',
  intro: 'Vous avez de nouveaux messages de {site}.',
  more: 'Et {count} autres.',
  open: 'Ouvrir la conversation',
  reply_above: 'Répondez au-dessus de cette ligne',
  reply: 'Vous pouvez aussi répondre à cet e-mail.',
  no_reply:
    'Merci de ne pas répondre à cet e-mail : personne ne lit les réponses. Ouvrez la conversation pour répondre.',
  on_site: 'Pour répondre, ouvrez le chat sur notre site.',
  why: 'Vous recevez cet e-mail parce que cette adresse a été indiquée dans un chat avec {site}.',
  valid:
    'Le lien fonctionne pendant {days} jours. Toute personne qui le possède peut ouvrir la conversation : merci de ne pas transférer cet e-mail.',
  unsubscribe: 'Se désabonner de ces e-mails',
  assistant: 'Assistant',
  agent: 'Conseiller',
  opening: 'Ouverture de votre conversation…',
  expired_title: 'Ce lien a expiré',
  expired: 'Ouvrez le chat sur notre site pour continuer.',
  failed: 'Impossible d’ouvrir votre conversation. Vérifiez votre connexion et rechargez cette page.',
  no_script: 'Activez JavaScript pour ouvrir la conversation.',
  unsubscribe_title: 'Se désabonner ?',
  unsubscribe_question: 'Vous ne recevrez plus d’e-mail lorsqu’il y a des réponses que vous n’avez pas lues.',
  unsubscribe_button: 'Se désabonner',
  unsubscribed_title: 'Vous êtes désabonné',
  unsubscribed: 'Nous ne vous enverrons plus d’e-mails sur les réponses non lues.',
  undo: 'Annuler',
  resubscribed_title: 'Vous êtes de nouveau abonné',
  resubscribed: 'Nous vous écrirons lorsqu’il y a des réponses que vous n’avez pas lues.',
};
export default texts;
