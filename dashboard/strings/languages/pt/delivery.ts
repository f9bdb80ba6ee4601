/** Where answers go, and what happened to mail; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/delivery.ts';
import { at } from './grammar.ts';

const whyItWaits: Record<NonNullable<Parameters<typeof english.delivery.waiting>[1]>, string> = {
  no_mail: '',
  no_address: ': sem endereço de e-mail',
  blocked: ': bloqueado',
  bounced: ': o e-mail voltou',
  complained: ': marcou e-mails como spam',
  unsubscribed: ': cancelou a inscrição',
};

/** Where an answer stands, and what to know before one. */
export const delivery: typeof english.delivery = {
  seen: 'Visto',
  page: 'Na página',
  notThere: 'Fora da página',
  email: 'Será enviado por e-mail',
  mailed: (time) => `Enviado por e-mail ${at(time)}`,
  waiting: (name, reason) => `Aguardando ${name} voltar${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `${name} saiu da página. Sua resposta chegará por e-mail em ${email}.`,
  left: (name) => `${name} saiu da página e verá sua resposta quando voltar.`,
};

/** Why a visitor's address gets no more mail. */
export const mailState: typeof english.mailState = {
  title: 'Situação do e-mail',
  bounced: 'O e-mail volta. Nada mais é enviado.',
  complained: 'Marcou e-mails como spam. Nada mais é enviado.',
  unsubscribed: 'Cancelou a inscrição. Nada mais é enviado.',
};
