/** Portuguese: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{name} de {site} respondeu',
  subject: '{site} respondeu',
  intro_one: 'Você tem uma nova mensagem de {site}.',
  intro: 'Você tem novas mensagens de {site}.',
  more: 'E mais {count}.',
  open: 'Abrir a conversa',
  reply_above: 'Responda acima desta linha',
  reply: 'Você também pode responder a este e-mail.',
  no_reply: 'Não responda a este e-mail, pois ninguém lê as respostas. Abra a conversa para responder.',
  on_site: 'Para responder, abra o chat no nosso site.',
  why: 'Você recebeu este e-mail porque alguém informou este endereço em um chat com {site}.',
  valid: 'O link funciona por {days} dias. Quem o tiver pode abrir a conversa, portanto não encaminhe este e-mail.',
  unsubscribe: 'Cancelar o recebimento destes e-mails',
  assistant: 'Assistente',
  agent: 'Atendente',
  opening: 'Abrindo sua conversa…',
  expired_title: 'Este link expirou',
  expired: 'Abra o chat no nosso site para continuar.',
  failed: 'Não foi possível abrir sua conversa. Verifique sua conexão e recarregue esta página.',
  no_script: 'Ative o JavaScript para abrir a conversa.',
  unsubscribe_title: 'Cancelar o recebimento?',
  unsubscribe_question: 'Você não receberá mais e-mails quando houver respostas que ainda não leu.',
  unsubscribe_button: 'Cancelar o recebimento',
  unsubscribed_title: 'Recebimento cancelado',
  unsubscribed: 'Não enviaremos mais e-mails sobre respostas não lidas.',
  undo: 'Desfazer',
  resubscribed_title: 'Recebimento reativado',
  resubscribed: 'Enviaremos um e-mail quando houver respostas que você ainda não leu.',
};
export default texts;
