/** Where answers go, and what happened to mail; in French. */
import type * as english from '#dashboard/strings/delivery.ts';
import { at, of } from './grammar.ts';

const whyItWaits: Record<NonNullable<Parameters<typeof english.delivery.waiting>[1]>, string> = {
  no_mail: '',
  no_address: ' : pas d’adresse e-mail',
  blocked: ' : bloqué',
  bounced: ' : adresse e-mail en erreur',
  complained: ' : a signalé un e-mail comme spam',
  unsubscribed: ' : s’est désabonné',
};

/** Where an answer stands, and what to know before one. */
export const delivery: typeof english.delivery = {
  seen: 'Vu',
  page: 'Sur la page',
  notThere: 'Pas sur la page',
  email: 'Sera envoyé par e-mail',
  mailed: (time) => `Envoyé par e-mail ${at(time)}`,
  waiting: (name, reason) => `En attente du retour ${of(name)}${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `${name} a quitté la page. Votre réponse lui parviendra par e-mail à ${email}.`,
  left: (name) => `${name} a quitté la page et verra votre réponse à son retour.`,
};

/** Why a visitor's address gets no more mail. */
export const mailState: typeof english.mailState = {
  title: 'État de l’e-mail',
  bounced: 'Adresse en erreur. Plus rien n’est envoyé.',
  complained: 'A signalé un e-mail comme spam. Plus rien n’est envoyé.',
  unsubscribed: 'S’est désabonné. Plus rien n’est envoyé.',
};
