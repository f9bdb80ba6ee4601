/** The texts of the first page; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/home.ts';

/** The first page. */
export const home: typeof english.home = {
  title: 'Início',
  active: 'Ativas',
  activeHelp: 'Precisam de resposta',
  waiting: 'Aguardando visitante',
  waitingHelp: 'Sua equipe respondeu por último',
  pending: 'Pendentes',
  pendingHelp: 'Aguardam um atendente',
  started: 'Iniciadas hoje',
  resolved: 'Resolvidas hoje',
  response: 'Primeira resposta',
  resolution: 'Tempo de resolução',
  satisfaction: 'Satisfação',
  lastDays: 'Média dos últimos 7 dias',
  noSample: 'Ainda sem dados',
  onlineAgents: 'Atendentes online',
  nobodyOnline: 'Nenhum atendente online',
  nobodyOnlineBody: 'Os visitantes veem a mensagem de ausência até alguém ficar online.',
  recent: 'Conversas recentes',
  noRecent: 'Nenhuma conversa ainda',
  noRecentBody: 'A primeira mensagem de um visitante inicia uma.',
  allConversations: 'Todas as conversas',
  activeWidgets: 'Widgets ativos',
  noWidgets: 'Nenhum widget ativo',
  noWidgetsBody: 'Os visitantes ainda não conseguem falar com você. Crie um widget e adicione-o ao seu site.',
  createWidget: 'Criar widget',
  demoShop: 'Abrir loja de demonstração',
};

/** The list of first steps, in the order in which they are shown. */
export const firstHour: typeof english.firstHour = {
  title: 'Primeiros passos',
  complete: 'Todos os primeiros passos foram concluídos',
  progress: (done, all) => `${done} de ${all} concluídos`,
  hide: 'Ocultar primeiros passos',
  show: 'Mostrar primeiros passos',
  done: 'concluído',
  needsWidget: 'Crie um widget primeiro',
  steps: {
    agent: {
      title: 'Torne-se atendente',
      body: 'Atendentes respondem aos chats. Você pode fazer isso além de configurar tudo.',
      action: 'Virar atendente',
    },
    widget: {
      title: 'Crie um widget',
      body: 'A janela de chat no seu site: cores, textos e posição.',
      action: 'Criar widget',
    },
    try: {
      title: 'Teste em uma página',
      body: 'Abre uma página com o seu widget. Escreva como visitante e responda aqui.',
      action: 'Abrir a página',
    },
    colleague: {
      title: 'Convide um colega',
      body: 'Com dois atendentes, os chats são respondidos mesmo se um estiver ausente.',
      action: 'Convidar',
    },
    hours: {
      title: 'Defina o horário de atendimento',
      body: 'No seu widget, abra “Horário de atendimento” e escolha dias e horas. Fora dele, os visitantes veem a mensagem de ausência.',
      action: 'Definir horário',
    },
    bot: {
      title: 'Ensine o bot',
      body: 'Com alguns artigos, ele responde ao que os visitantes mais perguntam.',
      action: 'Adicionar artigos',
    },
  },
};
