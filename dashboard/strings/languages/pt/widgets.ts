/** Widgets and the fields of their form; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/widgets.ts';

/** Widgets. */
export const widgets: typeof english.widgets = {
  title: 'Widgets',
  lead: 'Cada widget é um chat que você adiciona a um site.',
  add: 'Criar widget',
  empty: 'Nenhum widget ainda',
  emptyBody: 'Crie um, combine-o com seu site e adicione-o com uma linha de código.',
  active: 'Ativado',
  inactive: 'Desativado',
  everywhere: 'Todos os sites',
  embed: 'Instalar',
  embedBody: 'Cole esta linha em todas as páginas do seu site, em qualquer lugar do body.',
  regenerate: 'Gerar novo token…',
  regenerateTitle: 'Gerar um novo token para este widget?',
  regenerateBody:
    'O código de incorporação antigo para de funcionar imediatamente em todas as páginas, e as janelas de chat abertas dos visitantes são desconectadas. Depois, coloque o novo código no seu site.',
  regenerateDone: 'Novo token gerado. Atualize o código no seu site.',
  remove: 'Excluir widget…',
  removeTitle: 'Excluir este widget?',
  removeBody: 'Os chats abertos terminam, e ele some do seu site. As conversas passadas são mantidas.',
  removed: 'Widget excluído',
  retentionTitle: 'Excluir os chats antes?',
  retentionBody:
    'Os chats terminados deste widget que forem mais antigos são excluídos para sempre em poucos minutos: mensagens, notas, arquivos, rascunhos e conteúdo de tickets, e visitantes sem outro chat. Os totais dos relatórios permanecem. Isso não pode ser desfeito.',
  retentionSave: 'Salvar e excluir',
  secret: 'Segredo de identidade…',
  secretTitle: 'Emitir um novo segredo de identidade?',
  secretBody:
    'Seu servidor assina com ele a identidade dos visitantes conectados. Os segredos anteriores valem por mais 24 horas. O novo é exibido só uma vez.',
  secretIssue: 'Emitir segredo',
  secretShown: 'Copie-o agora. Ele não será exibido de novo.',
  turnOn: 'Ativar',
  turnOff: 'Desativar',
  unserved: 'Nenhum atendente está neste departamento. Os chats dele aguardam até você adicionar um.',
  filesIntro: 'O que visitantes e atendentes podem enviar. Com tudo desativado, nenhum arquivo pode ser enviado.',
  newTitle: 'Novo widget',
  created: 'Widget criado. Agora adicione-o ao seu site.',
  preview: 'Prévia',
  sections: {
    general: 'Geral',
    appearance: 'Aparência',
    texts: 'Textos',
    languages: 'Outros idiomas',
    behaviour: 'Comportamento',
    files: 'Arquivos',
    where: 'Onde aparece',
    hours: 'Horário de atendimento',
    routing: 'Atribuição e fechamento',
  },
};

/** The kinds of files. */
export const fileKindNames: typeof english.fileKindNames = {
  image: 'Imagens',
  document: 'PDF e documentos de escritório',
  text: 'Arquivos de texto',
  archive: 'Arquivos ZIP',
  audio: 'Áudio',
  video: 'Vídeo',
};

/** The fields of a widget: label, and help where it needs any. */
export const widgetFields: typeof english.widgetFields = {
  name: ['Nome', 'Visível só para a sua equipe.'],
  department_id: ['Departamento', 'Os atendentes dele recebem os chats. Os chats em espera acompanham a mudança.'],
  handler_type: ['Quem responde primeiro', 'Os atendentes podem assumir a qualquer momento.'],
  primary_color: ['Cor principal', ''],
  text_color: ['Cor do texto do cabeçalho', ''],
  color_scheme: ['Tema', ''],
  position: ['Posição', ''],
  border_radius: ['Raio dos cantos', 'Pixels, {min}–{max}.'],
  launcher_size: ['Tamanho do botão de chat', 'Pixels, {min}–{max}.'],
  launcher_icon: ['Ícone do botão de chat', ''],
  logo_url: ['Logotipo', 'Uma URL https. Opcional.'],
  welcome_title: ['Título', ''],
  welcome_message: ['Mensagem de boas-vindas', ''],
  input_placeholder: ['Texto de exemplo', ''],
  offline_message: [
    'Mensagem de ausência',
    'Exibida quando ninguém vai responder em breve. O widget acrescenta se a resposta chega por e-mail ou na página.',
  ],
  quick_replies: ['Respostas rápidas', 'Oferecidas no início. Uma por linha, até {count}.'],
  greeting: ['Saudação proativa', 'Aparece ao lado do botão de chat. Opcional.'],
  greeting_after: ['Mostrar após', 'Segundos na página.'],
  greeting_pattern: ['Só em páginas como', 'Por exemplo, /precos*. Deixe em branco para todas as páginas.'],
  greeting_returning: ['Só para visitantes que voltam', ''],
  files_voice: ['Mensagens de voz', 'Os visitantes podem gravar uma se o navegador permitir.'],
  files_max: ['Tamanho máximo do arquivo, em MB', 'Sua implantação pode permitir menos.'],
  collect_name: ['Pedir o nome antes do chat', ''],
  collect_email: ['Pedir o e-mail antes do chat', ''],
  sound_enabled: ['Tocar um som para novas mensagens', ''],
  show_branding: ['Mostrar “Desenvolvido por”', ''],
  require_identity: ['Só visitantes conectados', 'Seu site deve assinar a identidade deles com o segredo do widget.'],
  allowed_domains: [
    'Domínios permitidos',
    'Um por linha, como loja.example.com ou *.example.com. Deixe em branco para todos os sites.',
  ],
  excluded_paths: ['Oculto nestes caminhos', 'Um por linha, como /pagamento*.'],
  on_agent_gone: ['Se o atendente ficar offline', ''],
  first_response_timeout_seconds: [
    'Reatribuir sem resposta após',
    'Segundos. Só enquanto outro atendente puder receber o chat. Quem perde dois em uma hora passa a ausente. Deixe em branco para nunca reatribuir.',
  ],
  resolve_after_idle_minutes: [
    'Resolver após inatividade',
    'Minutos sem resposta do visitante. Deixe em branco para nunca resolver.',
  ],
  close_after_resolved_hours: ['Fechar após resolver', 'Horas. Deixe em branco para nunca fechar.'],
  follow_up: ['Mensagem de acompanhamento', 'Enviada uma vez quando o visitante está inativo. Opcional.'],
  live_visitors: ['Listar visitantes no site', ''],
  rating_by_email: [
    'Pedir avaliação por e-mail',
    'Uma vez, meia hora após o fim de um chat dos últimos três dias, se o visitante saiu sem avaliá-lo. Requer e-mail configurado.',
  ],
  retention_days: [
    'Excluir chats após',
    'Dias desde a última mensagem ou nota, depois que o chat terminou. Deixe em branco para seguir a sua instalação; sem isso, nunca.',
  ],
  follow_up_after: ['Enviar após', 'Minutos de inatividade.'],
  business_hours: [
    'Horário de atendimento',
    'Fora dele, os visitantes veem a mensagem de ausência. Eles ainda podem escrever, e os atendentes online recebem os chats.',
  ],
  help_center: ['Central de ajuda', ''],
  targets: ['Metas', ''],
  timezone: ['Fuso horário', ''],
  holidays: ['Feriados', 'Uma data por linha, como 2026-12-25. Fechado o dia todo.'],
};

/** Who answers first, when it isn't an agent. */
export const handlers: typeof english.handlers = {
  ai_bot: { label: 'Bot', none: 'Nenhum bot ainda.', create: 'Criar um' },
  workflow: { label: 'Fluxo', none: 'Nenhum fluxo ainda.', create: 'Criar um' },
  choose: 'Escolha um',
};

/** Values of a widget's fields. */
export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'Atendentes', ai_bot: 'Um bot', workflow: 'Um fluxo' },
  color_scheme: { auto: 'Igual ao dispositivo do visitante', light: 'Claro', dark: 'Escuro' },
  position: {
    'bottom-right': 'Embaixo à direita',
    'bottom-left': 'Embaixo à esquerda',
    'top-right': 'Em cima à direita',
    'top-left': 'Em cima à esquerda',
  },
  launcher_icon: { chat: 'Balão de fala', message: 'Mensagem', help: 'Ponto de interrogação', none: 'Nenhum' },
  on_agent_gone: { requeue: 'Reatribuir o chat', keep: 'Manter o chat até o visitante escrever de novo' },
};

/** The business hours editor. */
export const hours: typeof english.hours = {
  open: 'Aberto',
  closed: 'Fechado',
  allDay: 'O dia todo',
  from: (day, range) => `${day}, horário ${range}, de`,
  to: (day, range) => `${day}, horário ${range}, até`,
  addRange: (day) => `Adicionar horário: ${day}`,
  removeRange: (day, range) => `Remover o horário ${range}: ${day}`,
  pastMidnight: 'até o dia seguinte',
  copyToAll: 'Copiar para dias úteis',
};

/** The preview beside the widget form. */
export const preview: typeof english.preview = {
  visitor: 'Oi! Vocês entregam na Noruega?',
  agent: 'Sim, em dois ou três dias.',
  agentName: 'Maya',
  scenes: { start: 'Início', chat: 'Chat', offline: 'Ausência' },
};

/** Texts of a widget per language. */
export const locales: typeof english.locales = {
  add: 'Adicionar idioma',
  help: 'Um código de idioma, como de ou pt-BR.',
  addAction: 'Adicionar',
  remove: (locale) => `Remover os textos em ${locale}`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('pt', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
