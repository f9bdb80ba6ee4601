/** What every page may say, and errors in words; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/common.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';
import { messageOfField } from './field-messages.ts';
import { refusals } from './refusals.ts';

/** What every page may say. */
export const common: typeof english.common = {
  product: 'Chat ao vivo',
  retry: 'Tentar de novo',
  cancel: 'Cancelar',
  save: 'Salvar alterações',
  saving: 'Salvando…',
  saved: 'Salvo',
  edit: 'Editar',
  delete: 'Excluir',
  add: 'Adicionar',
  name: 'Nome',
  remove: 'Remover',
  removeNamed: (name) => `Remover ${name}`,
  close: 'Fechar',
  back: 'Voltar',
  copy: 'Copiar',
  copied: 'Copiado',
  notCopied: 'Não foi possível copiar. Seu navegador não permite isso aqui; selecione o texto.',
  more: 'Mais ações',
  none: 'Nenhum',
  unused: 'Sem uso',
  found: {
    search: 'Buscar',
    noneFound: 'Nenhum resultado',
    noneFoundBody: 'Todas as palavras devem estar no item.',
    showMore: (more) => `Mostrar mais ${numberText(more)}`,
  },
  failedToLoad: 'Não foi possível carregar',
  stale: 'Não foi possível atualizar. Estes dados podem estar desatualizados.',
  broken: 'Não foi possível mostrar esta parte',
  brokenBody: 'Algo deu errado no painel. Todo o resto continua funcionando.',
  brokenRow: 'Não foi possível mostrar este item.',
  loading: 'Carregando',
  length: (amount, unit) => `${numberText(amount)}\u00A0${unit}`,
  noPermission: 'Só administradores podem fazer isso',
  noPermissionBody: 'Peça a um administrador que faça isso ou dê acesso a você.',
  adminsOnly: 'Somente leitura. Peça a um administrador que faça alterações.',
  unsaved: {
    title: 'Descartar alterações não salvas?',
    body: 'Suas alterações nesta página não foram salvas.',
    action: 'Descartar',
  },
  changedElsewhere:
    'Outra pessoa alterou isto nesse meio-tempo. As alterações dela são exibidas; as suas foram mantidas. Salve de novo.',
  conflicts: 'Outra pessoa alterou os mesmos campos. Escolha qual valor manter e salve de novo.',
  mine: 'O seu',
  theirs: 'O da outra pessoa',
  keepMine: (field) => `Manter o seu: ${field}`,
  takeTheirs: (field) => `Usar o da outra pessoa: ${field}`,
  keep: 'Manter o seu',
  take: 'Usar o outro',
  empty: 'Vazio',
  on: 'Ativado',
  off: 'Desativado',
  inUseBody: 'Não é possível excluir enquanto isto estiver em uso por:',
  alsoUsed: 'Também mencionado por:',
  typeToConfirm: (name) => `Digite “${name}” para confirmar`,
  notFound: 'Página não encontrada',
  notFoundBody: 'Confira o endereço. A página pode ter sido excluída.',
  skip: 'Ir para o conteúdo',
  agents: (agents) => count(agents, { one: '# atendente', other: '# atendentes' }),
};

/** Errors in words. */
export const problems: typeof english.problems = {
  offline: 'Não foi possível acessar o servidor. Verifique sua conexão.',
  expired: 'Entre de novo para continuar.',
  slow: 'O servidor não respondeu a tempo. Tente de novo.',
  forbidden: 'Você não tem permissão para fazer isso.',
  gone: 'Isto não existe mais.',
  tooMany: 'Muitas requisições. Tente de novo em instantes.',
  server: 'Algo deu errado no servidor. Tente de novo.',
  line: (line) => `Linha ${line}`,
  refused: (code, words) => (code === undefined ? words : (refusals[code] ?? words)),
  ofField: (label, message) => messageOfField(label, message),
  fields: 'Corrija os campos marcados em vermelho e salve de novo.',
};
