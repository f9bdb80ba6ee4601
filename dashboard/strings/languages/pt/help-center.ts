/** Portuguese: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('pt');

export const helpCenter: typeof english.helpCenter = {
  section: 'Central de ajuda',
  isOn: 'Os visitantes podem pesquisar artigos públicos',
  isOnHelp: 'Antes de um chat e em páginas que os buscadores encontram.',
  title: 'Título',
  titleHelp: 'Deixe vazio para “Ajuda” no idioma do visitante.',
  bot: 'Artigos de',
  own: 'O bot que responde aos chats',
  open: 'Abrir a central de ajuda',
  openArticle: (question) => `Abrir “${question}” na central de ajuda`,
  public: 'Público',
  choose: 'Artigos públicos…',
  chooseTitle: 'Artigos públicos',
  chooseLead: 'Qualquer pessoa pode ler artigos públicos. As alterações aparecem em até dois minutos.',
  chooseAll: 'Selecionar todos os exibidos',
  find: 'Pesquisar artigos',
  save: 'Salvar',
  saved: (changed) => count(changed, { one: '# artigo alterado', other: '# artigos alterados' }),
  report: {
    title: 'Central de ajuda',
    help: 'O que os visitantes responderam a “Isto ajudou?”.',
    article: 'Artigo',
    helped: 'Ajudou',
    notHelped: 'Não ajudou',
    share: 'Proporção',
    gone: 'Artigo excluído',
    total: 'Todos',
    none: 'Nenhuma resposta neste período',
    percent: (share) => `${numberText(Math.round(share * 100))}%`,
  },
};
