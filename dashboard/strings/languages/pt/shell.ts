/** The frame around every page: sign-in, the rail, commands, notifications, preferences; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/shell.ts';

/** Sign-in. */
export const session: typeof english.session = {
  starting: 'Entrando…',
  signedOut: 'Você saiu',
  signedOutBody: 'Entre para responder aos seus visitantes.',
  signIn: 'Entrar',
  signOut: 'Sair',
  failed: 'Não foi possível entrar',
  expired: 'Sua sessão expirou',
  discard: {
    title: 'Sair?',
    body: 'Parte do que você escreveu não foi enviada nem salva. Ao sair, isso é descartado.',
    action: 'Descartar e sair',
  },
  expiredBody: 'Entre de novo para continuar. Seus rascunhos estão salvos.',
};

/** The frame around every page. */
export const shell: typeof english.shell = {
  navigation: 'Navegação principal',
  home: 'Início',
  conversations: 'Conversas',
  tickets: 'Tickets',
  visitors: 'Visitantes',
  reports: 'Relatórios',
  widgets: 'Widgets',
  bots: 'Bots',
  workflows: 'Fluxos',
  rules: 'Regras',
  agents: 'Atendentes',
  team: 'Equipe',
  departments: 'Departamentos',
  teamSettings: 'Configurações da equipe',
  fields: 'Etiquetas e atributos',
  integrations: 'Integrações',
  modules: 'Módulos',
  webhooks: 'Webhooks',
  apiKeys: 'Chaves de API',
  audit: 'Registro de auditoria',
  cannedResponses: 'Respostas prontas',
  settings: 'Preferências',
  expand: 'Expandir menu',
  collapse: 'Recolher menu',
  more: 'Mais páginas',
  commands: 'Comandos',
  shortcuts: 'Atalhos de teclado',
  status: 'Seu status',
  statusNow: (name) => `Seu status: ${name}`,
  connecting: 'Conectando…',
  live: 'Conectado',
  retrying: 'Conexão perdida. Reconectando…',
  withoutSocket:
    'Conexão ao vivo perdida. As mensagens podem chegar com até 30 segundos de atraso, e você não receberá novos chats.',
  recovered: 'Você está online de novo. Nada se perdeu.',
  silenced: 'Seu navegador silenciou um som. Clique aqui ou pressione uma tecla para ouvir os próximos.',
  stopped: 'Sem conexão',
  account: 'Conta',
  theme: { auto: 'Igual ao sistema', light: 'Claro', dark: 'Escuro', label: 'Tema' },
};

/** Preferences. */
export const preferences: typeof english.preferences = {
  title: 'Preferências',
  appearance: 'Aparência',
  appearanceHelp: 'Neste navegador.',
  language: 'Idioma',
  languageHelp: 'Neste navegador. Os textos da sua equipe ficam como estão.',
  automatic: (language) => `Igual ao navegador (${language})`,
};
