/** Notifications: what a device shows, and the page that agents choose them on; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/notices.ts';

/** Notifications of an open dashboard, by what happened. */
export const notifications: typeof english.notifications = {
  waiting: (name) => `${name} aguarda um atendente`,
  assigned: (name) => `Novo chat de ${name}`,
  transferred: (name) => `O chat com ${name} foi transferido para você`,
  message: (name) => `Nova mensagem de ${name}`,
  mention: (name) => `Mencionaram você no chat com ${name}`,
  target: (name) => `O chat com ${name} está prestes a perder a meta`,
};

/** What a push notification says, by what happened. */
export const pushed: typeof english.pushed = {
  someone: 'um visitante',
  assigned: (name) => `Novo chat de ${name}`,
  message: (name) => `Nova mensagem de ${name}`,
  mention: (name) => `Mencionaram você no chat com ${name}`,
  target: (name) => `O chat com ${name} está prestes a perder a meta`,
  missed: (name) => `Você perdeu um chat: ${name} voltou para a fila`,
  waiting: (name) => `Ninguém está online: um chat de ${name} está aguardando`,
};

/** The section of the preferences. */
export const notices: typeof english.notices = {
  title: 'Notificações',
  lead: 'Estas escolhas valem para você, em todos os navegadores.',
  notAnAgent: 'Só atendentes são notificados sobre chats. Peça a um administrador que adicione você como atendente.',
  notLoaded: 'Não foi possível carregar suas escolhas; estas podem estar desatualizadas.',
  caption: 'O que avisa você, e como',
  event: 'Evento',
  kinds: {
    new_chat: 'Novo chat',
    message: 'Nova mensagem',
    mention: 'Menção em uma nota',
    missed: 'Chat perdido',
    target: 'Meta em risco',
  },
  kindsHelp: {
    new_chat: 'Atribuído a você ou aguardando na sua fila',
    message: 'Em um dos seus chats',
    mention: 'Um colega escreveu seu nome',
    missed: 'Devolvido à fila porque você não respondeu',
    target: 'Um chat seu está prestes a perder a meta',
  },
  channels: { sound: 'Som', desktop: 'Tela', push: 'Push', mail: 'E-mail' },
  cell: (kind, channel) => `${kind}: ${channel}`,
  none: '—',
  sound: 'Os sons tocam enquanto o painel está aberto.',
  desktop: 'As notificações na área de trabalho aparecem enquanto o painel está aberto em outra aba ou janela.',
  desktopAsk: 'Este navegador ainda não tem permissão para mostrá-las.',
  allow: 'Permitir neste navegador',
  blocked:
    'Seu navegador bloqueia as notificações deste site. Permita-as nas configurações do navegador para este site e recarregue.',
  push: 'As notificações push chegam aos seus dispositivos enquanto o painel está fechado.',
  unsupported: 'Este navegador não pode receber notificações push.',
  needsInstall:
    'Em um iPhone ou iPad, primeiro adicione o painel à tela de início: Compartilhar, depois Adicionar à Tela de Início. Depois, abra-o por lá.',
  turnOn: 'Ativar neste dispositivo',
  turnOff: 'Desativar neste dispositivo',
  failed: 'Não foi possível registrar este dispositivo no serviço de push. Verifique a conexão e tente de novo.',
  noMail: 'Esta implantação não envia e-mails, então ninguém é notificado por e-mail.',
  mail: 'Os e-mails só são enviados enquanto o painel está fechado.',
  showsText: 'Mostrar o que foi escrito nas notificações push',
  showsTextHelp: 'Qualquer pessoa que veja a tela bloqueada pode ler.',
  devices: 'Dispositivos que recebem notificações push',
  unnamed: 'Dispositivo sem nome',
  thisDevice: 'Este dispositivo',
  since: (date) => `Desde ${date}`,
  remove: 'Remover',
  removeNamed: (device) => `Remover ${device}`,
  install: 'Instalar o aplicativo',
  installHelp: 'O painel abre em uma janela própria, a partir da tela de início ou do dock.',
  installHint:
    'Você pode instalar o painel como um aplicativo: escolha “Instalar” ou “Adicionar à tela inicial” no menu do navegador.',
  installed: 'O painel está instalado como um aplicativo.',
};
