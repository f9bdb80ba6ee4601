/** What is done with lists: selecting, changing many at a time, saved views, how rows look; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/lists.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const conversations = (amount: number): string => count(amount, { one: '# conversa', other: '# conversas' });

/** Selecting and changing many at a time. */
export const bulk: typeof english.bulk = {
  region: 'Conversas selecionadas',
  pick: (name) => `Selecionar ${name}`,
  selected: (selected) => count(selected, { one: '# selecionada', other: '# selecionadas' }),
  selectAll: (loaded) => `Selecionar todas (${numberText(loaded)})`,
  onlyLoaded: 'Há mais. Só as carregadas podem ser selecionadas.',
  clear: 'Limpar a seleção',
  assign: 'Atribuir…',
  label: 'Etiquetas…',
  priority: 'Prioridade',
  snooze: 'Adiar…',
  resolve: 'Resolver',
  stop: 'Parar',
  carryOn: (left) => `Continuar (${numberText(left)})`,
  retry: (failed) => `Tentar de novo (${numberText(failed)})`,
  dismiss: 'Dispensar',
  running: (done, total) => `${numberText(done)} de ${numberText(total)}`,
  done: {
    resolve: (done) => count(done, { one: '# conversa resolvida', other: '# conversas resolvidas' }),
    reopen: (done) => count(done, { one: '# conversa reaberta', other: '# conversas reabertas' }),
    snooze: (done) => count(done, { one: '# conversa adiada', other: '# conversas adiadas' }),
    unsnooze: (done) => count(done, { one: '# conversa retomada', other: '# conversas retomadas' }),
    assign: (done) => count(done, { one: '# conversa atribuída', other: '# conversas atribuídas' }),
    priority: (done) => `Prioridade definida em ${conversations(done)}`,
    add_label: (done) => `Etiqueta adicionada a ${conversations(done)}`,
    remove_label: (done) => `Etiqueta removida de ${conversations(done)}`,
  },
  failed: (failed) => count(failed, { one: '# falhou:', other: '# falharam:' }),
  left: (left) => count(left, { one: '# não tentada.', other: '# não tentadas.' }),
  closed: 'A página foi fechada antes do fim.',
  stalled: 'Parado, porque várias falharam em seguida.',
  labelTitle: (chosen) => `Etiquetas de ${conversations(chosen)}`,
  labelField: 'Etiqueta',
  add: 'Adicionar',
  remove: 'Remover',
  assignTitle: (chosen) => `Atribuir ${conversations(chosen)}`,
  me: 'Eu',
  snoozeTitle: (chosen) => `Adiar ${conversations(chosen)}`,
  snoozeHelp:
    'Elas saem da sua lista e voltam na hora marcada, cada uma também assim que o visitante dela escrever. Os visitantes não são avisados.',
  untilReplies: 'Até os visitantes delas escreverem',
  notSnoozed: 'Os chats que aguardam na fila não são adiados: ainda não são de ninguém.',
};

/** Saved views. */
export const views: typeof english.views = {
  label: 'Visualizações salvas',
  save: 'Salvar visualização',
  saveNew: 'Salvar como nova visualização',
  update: (name) => `Atualizar “${name}”`,
  updated: (name) => `Visualização “${name}” atualizada`,
  menu: (name) => `Alterar a visualização “${name}”`,
  rename: 'Renomear…',
  remove: 'Excluir…',
  removeAction: 'Excluir',
  title: 'Salvar visualização',
  renameTitle: 'Renomear visualização',
  name: 'Nome',
  share: 'Compartilhar com toda a equipe',
  shared: 'Compartilhada com a equipe',
  saveAction: 'Salvar',
  removeTitle: (name) => `Excluir a visualização “${name}”?`,
  removeBody: 'As conversas ficam como estão.',
  removeShared: 'Todos perdem esta visualização. As conversas ficam como estão.',
  atLeast: (amount) => `${numberText(amount)}+`,
  count: (amount) => conversations(amount),
  none: 'Nenhuma visualização salva ainda. Escolha filtros e salve-os como visualização.',
  gone: {
    department_id: 'O departamento desta visualização foi excluído.',
    widget_id: 'O widget desta visualização foi excluído.',
    agent_id: 'O atendente desta visualização foi removido da equipe.',
    label: 'Nenhuma conversa carregada tem a etiqueta desta visualização. Ela pode ter sido removida de todas.',
  },
};

/** What narrows and sorts a list. */
export const listing: typeof english.listing = {
  channel: 'Canal',
  anyChannel: 'Qualquer canal',
  channels: { widget: 'Widget', email: 'E-mail', api: 'API' },
  rating: 'Avaliação',
  anyRating: 'Avaliadas ou não',
  ratings: { any: 'Avaliadas', none: 'Não avaliadas' },
  stars: (stars) => count(stars, { one: '# estrela', other: '# estrelas' }),
  started: 'Início',
  anyTime: 'Iniciadas a qualquer momento',
  days: (days) => (days === 1 ? 'Iniciadas nas últimas 24 horas' : `Iniciadas nos últimos ${days} dias`),
  between: 'Iniciadas entre…',
  from: 'De',
  to: 'Até',
  sort: 'Ordenar',
  sorts: { usual: 'Mais recentes primeiro', queue: 'Mais urgentes primeiro', waiting: 'Maior espera primeiro' },
  rows: 'Linhas',
  rowLooks: { comfortable: 'Linhas espaçosas', columns: 'Colunas' },
  columns: {
    title: 'Colunas da lista',
    visitor: 'Visitante',
    message: 'Última mensagem',
    agent: 'Atendente',
    department: 'Departamento',
    labels: 'Etiquetas',
    time: 'Hora',
  },
  sortedBy: (order) => `Ordenado: ${order}`,
  sortBy: (order) => `Ordenar: ${order}`,
};
