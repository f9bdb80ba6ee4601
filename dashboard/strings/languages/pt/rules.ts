/** Rules: the list, the form, and trying one out; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/rules.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const chats = (amount: number): string => count(amount, { one: '# chat', other: '# chats' });
const minutes = (amount: number): string => count(amount, { one: '# minuto', other: '# minutos' });

/** The list and the form. */
export const rules: typeof english.rules = {
  title: 'Regras',
  lead: 'Faça algo automaticamente quando algo acontece em um chat, ou quando nada acontece há algum tempo.',
  add: 'Criar regra',
  empty: 'Nenhuma regra ainda',
  emptyBody:
    'Crie uma para etiquetar chats, aumentar a prioridade deles ou encaminhá-los. Teste-a primeiro nos chats do último mês.',
  edit: (name) => `Editar ${name}`,
  remove: (name) => `Excluir ${name}`,
  removeTitle: (name) => `Excluir a regra ${name}?`,
  removeBody: 'Ela não será mais executada. O que ela fez permanece. Isso não pode ser desfeito.',
  removed: 'Regra excluída',
  earlier: (name) => `Executar ${name} antes`,
  later: (name) => `Executar ${name} depois`,
  isOn: (name) => `${name}: ativada`,
  on: 'Ativada',
  when: 'Quando',
  onlyIf: 'Só se',
  always: 'Sempre',
  does: 'Então',
  add_condition: 'Adicionar condição',
  add_action: 'Adicionar ação',
  removeCondition: (position) => `Remover a condição ${numberText(position)}`,
  removeAction: (position) => `Remover a ação ${numberText(position)}`,
  condition: (position) => `Condição ${numberText(position)}`,
  action: (position) => `Ação ${numberText(position)}`,
  gone: '(excluído)',
  nobody: 'Escolha um atendente',
  defaultDepartment: 'Nenhum departamento',
  fields: {
    name: ['Nome', 'Sua equipe o lê em cada chat que a regra altera.'],
    is_enabled: [
      'Ativada',
      'Uma alteração vale em até um minuto. Uma regra por tempo não mexe nos chats que já estão aguardando.',
    ],
    on: ['Quando', ''],
    minutes: ['Minutos', 'De {min} a {max}.'],
    label: ['Etiqueta', ''],
    anyLabel: ['Etiqueta', 'Deixe em branco para qualquer etiqueta.'],
    conditions: ['Só se', 'Todas devem ser atendidas.'],
    actions: ['Então', 'Tudo o que for possível é feito; a linha do chat diz o que não foi.'],
    widget: ['Widgets', ''],
    department: ['Departamentos', ''],
    contains: ['Parte do endereço', ''],
    locale: ['Idioma', 'Como en ou pt-BR.'],
    of: ['Atributo de', ''],
    key: ['Atributo', ''],
    is: ['Comparação', ''],
    value: ['Valor', ''],
    field: ['O quê', ''],
    has: ['Etiqueta', ''],
    priority: ['Prioridades', ''],
    status: ['Status', ''],
    open: ['Horário de atendimento do widget', ''],
    rating: ['Estrelas', ''],
    channel: ['Como o chat começou', ''],
    text: ['Palavras', 'Uma por linha; basta uma delas. Maiúsculas e acentos não importam.'],
    to: ['Para', ''],
    note: ['Nota', 'Só a sua equipe vê.'],
    for: ['Por', ''],
  },
};

/** What starts a rule. */
export const ruleTriggers: typeof english.ruleTriggers = {
  started: 'Um chat começa',
  visitor_message: 'O visitante escreve',
  agent_message: 'Um atendente responde',
  handed_off: 'Um bot ou fluxo encaminha o chat',
  assigned: 'Um atendente recebe o chat',
  transferred: 'Um colega transfere o chat',
  labelled: 'Uma etiqueta é adicionada',
  priority_changed: 'A prioridade muda',
  resolved: 'O chat é resolvido',
  closed: 'O chat é fechado',
  reopened: 'O chat é reaberto',
  rated: 'O visitante avalia o chat',
  snooze_over: 'Um adiamento termina',
  unanswered: 'O visitante aguarda uma resposta há algum tempo',
  queued: 'O chat aguarda na fila há algum tempo',
  visitor_silent: 'O visitante não responde há algum tempo',
};

/** A trigger in a few words. */
export const triggerInWords: typeof english.triggerInWords = {
  unanswered: (time) => `Sem resposta há ${minutes(time)}`,
  queued: (time) => `Na fila há ${minutes(time)}`,
  visitor_silent: (time) => `Sem resposta do visitante há ${minutes(time)}`,
  labelled: (label) => `Etiqueta ${label} adicionada`,
};

/** What conditions look at, and their choices. */
export const ruleConditions: typeof english.ruleConditions = {
  about: {
    widget: 'Widget',
    department: 'Departamento',
    page: 'Página',
    locale: 'Idioma do visitante',
    attribute: 'Atributo',
    visitor: 'Nome ou e-mail do visitante',
    label: 'Etiqueta',
    priority: 'Prioridade',
    status: 'Status',
    business_hours: 'Horário de atendimento',
    rating: 'Avaliação',
    channel: 'Como o chat começou',
    text: 'Palavras na mensagem',
  },
  of: { conversation: 'O chat', visitor: 'O visitante' },
  field: { name: 'Nome', email: 'Endereço de e-mail' },
  is: {
    equals: 'é exatamente',
    contains: 'contém',
    at_least: 'é no mínimo',
    at_most: 'é no máximo',
    given: 'tem algum valor',
  },
  has: { yes: 'Tem a etiqueta', no: 'Não tem a etiqueta' },
  open: { yes: 'Dentro do horário de atendimento', no: 'Fora do horário de atendimento' },
  channel: { widget: 'No widget', email: 'Por e-mail', api: 'Pelo seu servidor' },
};

/** A condition in a few words. */
export const conditionInWords: typeof english.conditionInWords = {
  widget: (names) => `Widget ${names}`,
  department: (names) => `Departamento ${names}`,
  page: (part) => `A página contém ${part}`,
  locale: (tag) => `Idioma ${tag}`,
  attribute: (key, is, value) => `${key} ${is} ${value}`.trim(),
  label: (label) => `Tem a etiqueta ${label}`,
  noLabel: (label) => `Sem a etiqueta ${label}`,
  priority: (names) => `Prioridade ${names}`,
  status: (names) => `Status ${names}`,
  rating: (stars) => `Avaliação: ${stars}`,
  text: (words) => `Diz ${words}`,
};

/** What rules do. */
export const ruleActions: typeof english.ruleActions = {
  type: {
    set_priority: 'Definir a prioridade',
    add_label: 'Adicionar etiqueta',
    remove_label: 'Remover etiqueta',
    assign: 'Atribuir',
    note: 'Escrever uma nota',
    snooze: 'Adiar',
    resolve: 'Resolver',
  },
  set_priority: (priority) => `Prioridade ${priority}`,
  add_label: (label) => `Etiqueta ${label}`,
  remove_label: (label) => `Remover a etiqueta ${label}`,
  assign: (to) => `Atribuir a ${to}`,
  note: (text) => `Nota: ${text}`,
  snooze: (time) => `Adiar por ${minutes(time)}`,
  toDefault: 'Mover para a fila padrão',
  untilReply: 'Adiar até o visitante escrever',
  for: { until_reply: 'Até o visitante escrever', minutes: 'Um número de minutos' },
  to: { department: 'Um departamento', agent: 'Um atendente' },
};

/** Trying a rule out. */
export const trialOfRule: typeof english.trialOfRule = {
  title: 'Testar',
  lead: 'Veja o que ela teria feito nos últimos 30 dias, em até 5.000 chats. Nada é alterado. Etiquetas, prioridade, departamento e atributos contam como estão agora, e os agentes têm espaço para chats.',
  start: 'Testar no último mês',
  stop: 'Parar',
  notRecorded:
    'Os chats não guardam quando suas etiquetas ou sua prioridade mudaram, por isso esta regra não pode ser testada. Quando ela estiver ativa, cada chat mostra o que ela fez.',
  progress: (looked, total) => `Verificando: ${numberText(looked)} de cerca de ${chats(total)}…`,
  done: (runs, all, looked) =>
    `Ela teria sido executada ${count(runs, { one: '# vez', other: '# vezes' })} em ${chats(all)} (de ${numberText(looked)} no total).`,
  stopped: 'Parado.',
  none: (looked) => `Ela não teria sido executada em nenhum dos chats verificados (${numberText(looked)}).`,
  failed: 'O teste não terminou.',
  changed: 'A regra mudou desde este teste.',
  actions: 'O que ela teria feito',
  outcomes: (done, unchanged, refused) =>
    `${numberText(done)} feitas, ${numberText(unchanged)} já estavam assim, ${numberText(refused)} impossíveis`,
  compared: (added, same, gone) =>
    `Em comparação com o que a regra salva fez: ${numberText(added)} novas, ${numberText(same)} iguais, ${numberText(gone)} não mais.`,
  differences: { new: 'Nova', gone: 'Não mais' },
  list: 'Chats em que ela teria sido executada',
  more: (more) => `e mais ${numberText(more)}`,
  visitor: 'Visitante',
};
