/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('pt');

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

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => 'O visitante pediu para falar com um atendente.',
    unanswered: () => 'O bot não tem resposta.',
    failed: () => 'O modelo do bot falhou.',
    timeout: () => 'O modelo do bot demorou demais.',
    refused: () => 'A resposta do bot foi retida.',
    ungrounded: () => 'A resposta do bot foi retida porque nenhum artigo diz tudo o que ela afirma.',
    budget: () => 'O bot usou todos os tokens do dia para este visitante ou esta rede.',
    max_turns: ({ count: answers }) =>
      count(answers, {
        one: 'O bot atingiu o limite de # resposta.',
        other: 'O bot atingiu o limite de # respostas.',
      }),
    not_configured: () => 'Falta ao bot o nome do modelo ou uma URL que esta instalação possa chamar.',
    files: ({ names }) =>
      `O visitante enviou ${names.length === 1 ? 'um arquivo' : 'arquivos'} que os bots não conseguem ler: ${names.join(', ')}`,
    neither: () => 'O visitante não se referia a nenhum dos artigos que o bot ofereceu.',
    unclear: ({ names }) => `O bot perguntou uma vez e ainda não sabe qual é o assunto: ${names.join(' / ')}`,
    no_help: () => 'A resposta do bot não ajudou.',
    handed_over: () => 'O bot encaminhou o chat.',
    wrong_codes: ({ count: tries }) =>
      count(tries, {
        one: 'O visitante digitou # código errado.',
        other: 'O visitante digitou # códigos errados.',
      }) + ' O código foi enviado para o e-mail dele, portanto pode ser outra pessoa.',
  },
  question: (text) => `Pergunta: ${text}`,
  closest: (article, percent) => `Artigo mais próximo (${numberText(percent)}%): ${article}`,
  answer: (text) => `A resposta dele: ${text}`,
};
