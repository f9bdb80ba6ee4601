/** Actions of canned responses: what each does, what came of it, and how they are set up; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/macros.ts';
import { count } from './count.ts';

/** What an action does, in short. */
export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `Adicionar a etiqueta “${label}”`,
  remove_label: (label) => `Remover a etiqueta “${label}”`,
  set_priority: (priority) => `Definir a prioridade: ${priority}`,
  assignTo: (name) => `Atribuir a ${name}`,
  assignToMe: 'Atribuir a mim',
  toQueue: 'Devolver à fila',
  note: (text) => `Adicionar a nota “${text}”`,
  snoozeFor: (time) => `Adiar por ${time}`,
  until_reply: 'Adiar até o visitante escrever',
  resolve: 'Resolver',
  minutes: (minutes) => count(minutes, { one: '# minuto', other: '# minutos' }),
  hours: (hours) => count(hours, { one: '# hora', other: '# horas' }),
  days: (days) => count(days, { one: '# dia', other: '# dias' }),
  gone: 'alguém que não está mais aqui',
};

/** Sent with a reply, and what came of it. */
export const macros: typeof english.macros = {
  count: (actions) => count(actions, { one: '# ação', other: '# ações' }),
  preview: 'Feito ao enviar',
  remove: (action) => `Não fazer: ${action}`,
  removeAll: 'Remover todas',
  done: (actions) => count(actions, { one: '# ação feita', other: '# ações feitas' }),
  refused: (action, reason) => `${action}: ${reason}`,
  refusals: {
    gone: 'não existe mais.',
    at_capacity: 'limite de chats atingido.',
    unassigned: 'esta conversa não é de ninguém.',
    too_many_labels: 'ela tem etiquetas demais.',
    label_not_allowed: 'não é uma das etiquetas da sua equipe.',
    attributes_required: 'atributos exigidos pela sua equipe estão vazios.',
    visitor_wrote: 'o visitante acabou de escrever. Leia a mensagem primeiro.',
    not_possible: 'não é possível nesta conversa.',
  },
  undo: 'Desfazer',
  undone: 'Desfeito',
  undoneButSaid: 'Desfeito. O que foi enviado ou anotado permanece.',
  undoRefusals: {
    changed_since: 'não desfeito, pois foi alterado depois.',
    at_capacity: 'não desfeito, pois o atendente anterior está no limite de chats.',
    gone: 'não desfeito, pois o atendente anterior não está mais aqui.',
    from_bot: 'não desfeito, pois estava com um bot.',
    too_many_labels: 'não desfeito, pois há etiquetas demais.',
    not_possible: 'não desfeito, pois a conversa avançou.',
  },
};

/** Setting actions up. */
export const actionFields: typeof english.actionFields = {
  add: 'Adicionar ação',
  kind: 'Ação',
  priority: 'Prioridade',
  remove: (action) => `Remover: ${action}`,
  kinds: {
    add_label: 'Adicionar etiqueta',
    remove_label: 'Remover etiqueta',
    set_priority: 'Definir a prioridade',
    assign: 'Atribuir',
    note: 'Adicionar nota',
    snooze: 'Adiar',
    resolve: 'Resolver',
  },
  label: 'Etiqueta',
  receiver: 'Para',
  me: 'Quem enviar',
  queue: 'A fila padrão',
  department: (name) => `Departamento ${name}`,
  noteText: 'Nota',
  time: 'Por quanto tempo',
};

/** Canned responses of one’s own. */
export const responseFiles: typeof english.responseFiles = {
  count: (files) => count(files, { one: '# arquivo', other: '# arquivos' }),
  attach: 'Anexar arquivos',
};

export const ownCanned: typeof english.ownCanned = {
  title: 'Minhas respostas',
  lead: 'Só você as vê.',
  shared: 'As respostas da equipe',
  add: 'Criar a minha',
  empty: 'Nenhuma resposta sua ainda',
  emptyBody: 'Salve o que só você diz. Mais ninguém vê.',
  mark: 'Minha',
};
