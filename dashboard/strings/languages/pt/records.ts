/** What system rows of a conversation record, for the team. */
import type * as english from '#dashboard/strings/records.ts';

export const records: typeof english.records = {
  admin: 'Um administrador',
  rule: (name, actions) => `Regra “${name}”: ${actions}`,
  already: (action) => `${action} (já estava assim)`,
  refused: (action) => `Não feito: ${action}`,
  note: 'Adicionar uma nota',
  followed: (name) => `${name} segue esta conversa`,
  unfollowed: (name) => `${name} não segue mais esta conversa`,
  redacted: (name) => `${name} suprimiu uma mensagem`,
  visitor_edited: (name) => `${name} alterou os dados do visitante`,
  visitor_blocked: (name) => `${name} bloqueou o visitante`,
  merged: (name, chat) => `${name} mesclou a conversa ${chat} com esta`,
  merged_into: (name, chat) => `${name} mesclou esta conversa com a conversa ${chat}`,
  snoozed: 'Conversa adiada',
  woken: 'Fim do adiamento',
  resolved: 'Conversa resolvida',
  closed: 'Conversa encerrada',
  scheduled: (name, why) => `Mensagem agendada de ${name}. ${why}`,
  otherSender: (address) =>
    `Uma resposta por e-mail de ${address} não foi adicionada a esta conversa: não é o endereço do visitante`,
  tool: {
    used: (call) => `O bot usou ${call}`,
    failed: (call) => `O bot tentou ${call}, sem sucesso`,
    ticket: (number) => `ticket ${number}`,
    after_code: 'após um código por e-mail',
  },
  reasons: {
    first_response_due: 'Primeira resposta vence em breve',
    resolution_due: 'Resolução vence em breve',
    email_forged:
      'Uma resposta por e-mail não foi adicionada a esta conversa: diz ser do visitante, mas o provedor de e-mail dele não confirma',
    email_too_large: 'Uma resposta por e-mail não foi adicionada a esta conversa: é grande demais',
    email_unreadable: 'Uma resposta por e-mail não foi adicionada a esta conversa: não pode ser lida',
    email_widget_gone:
      'Uma resposta por e-mail não foi adicionada: esta conversa está fechada e seu widget não aceita novas conversas',
  },
};
