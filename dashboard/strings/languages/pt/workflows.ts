/** Workflows, their steps, and testing them; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/workflows.ts';
import { count } from './count.ts';
import { at } from './grammar.ts';

/** Workflows. */
export const workflows: typeof english.workflows = {
  title: 'Fluxos',
  lead: 'Um fluxo guia os visitantes passo a passo e depois encaminha, cria um ticket ou encerra o chat.',
  add: 'Criar fluxo',
  empty: 'Nenhum fluxo ainda',
  emptyBody: 'Comece por um modelo: captar um contato, tratar um problema de pedido ou responder fora do horário.',
  name: 'Fluxo',
  fields: { name: ['Nome', 'Visível só para a sua equipe.'], definition: ['Etapas', ''] },
  newTitle: 'Novo fluxo',
  template: 'Começar por',
  versionColumn: 'Versão',
  version: (version) => `Versão ${version}`,
  changed: 'Alteração',
  changedAt: (time) => `alterado ${at(time)}`,
  steps: (steps) => count(steps, { one: '# etapa', other: '# etapas' }),
  stepsColumn: 'Etapas',
  usedBy: 'Usado por',
  created: 'Fluxo criado',
  saved: (version) => `Salvo como versão ${version}. Os chats em andamento mantêm a deles.`,
  remove: 'Excluir fluxo…',
  removeTitle: (name) => `Excluir ${name}?`,
  removeBody: 'Os chats em andamento continuam até o fim.',
  removed: 'Fluxo excluído',
  secret: 'Segredo de assinatura…',
  secretTitle: 'Emitir um novo segredo de assinatura?',
  secretBody:
    'Assina as requisições das etapas “Chamar webhook”, para que seu servidor possa verificá-las. O segredo anterior não é mais usado. O novo é exibido só uma vez.',
  secretIssue: 'Emitir segredo',
  secretShown: 'Copie-o agora. Ele não será exibido de novo.',
};

/** The editor. */
export const editor: typeof english.editor = {
  stepsTitle: 'Etapas',
  add: 'Adicionar etapa',
  addBehind: (id) => `Adicionar etapa após ${id}`,
  first: 'Primeira',
  firstStep: 'Primeira etapa',
  faults: (faults) => count(faults, { one: '# erro', other: '# erros' }),
  faultsLeft: (faults) => count(faults, { one: 'Corrija # erro para salvar.', other: 'Corrija # erros para salvar.' }),
  goToFault: 'Mostrar',
  stepName: 'Nome da etapa',
  stepNameHelp: 'a–z, 0–9 e _, começando com uma letra.',
  nameTaken: 'Outra etapa tem este nome.',
  nameInvalid: 'Use de 1 a 40 caracteres: a–z, 0–9 e “_”, começando com uma letra.',
  removeStep: 'Excluir etapa',
  characters: 'Caracteres.',
  chooseStep: 'Selecione uma etapa',
  mentions: 'Você pode inserir:',
  views: { graph: 'Fluxograma', trial: 'Teste', rehearsal: 'Ensaio' },
  viewsLabel: 'Fluxograma, teste ou ensaio',
  graph: 'Fluxograma das etapas',
  zoom: 'Zoom',
  zoomIn: 'Ampliar',
  zoomOut: 'Reduzir',
  zoomFit: 'Ajustar',
};

/** What steps do. */
export const stepKinds: typeof english.stepKinds = {
  message: { name: 'Mensagem', help: 'Envia uma mensagem.' },
  ask: { name: 'Pergunta', help: 'Pergunta e depois verifica e salva a resposta.' },
  choice: { name: 'Botões', help: 'Oferece botões que levam a etapas diferentes.' },
  condition: { name: 'Ramificação', help: 'Continua por um caminho ou por outro.' },
  set: { name: 'Definir dados', help: 'Define atributos, prioridade ou etiquetas do chat.' },
  ticket: { name: 'Criar ticket', help: 'Cria um ticket para sua equipe.' },
  http: { name: 'Chamar webhook', help: 'Envia as respostas ao seu servidor e salva o que ele responde.' },
  handoff: { name: 'Encaminhar', help: 'Passa o chat para um atendente ou um bot.' },
  end: { name: 'Fim', help: 'Resolve o chat.' },
};

/** The fields of steps: label, and help where it needs any. */
export const stepFields: typeof english.stepFields = {
  text: ['Mensagem', ''],
  next: ['Próxima etapa', ''],
  expects: ['Tipo de resposta', ''],
  save_as: ['Salvar resposta como', 'Um atributo do chat. Textos posteriores podem inseri-lo como {{nome dele}}.'],
  save_choice_as: ['Salvar escolha como', 'Deixe em branco para não salvar.'],
  options: ['Botões', 'Um por linha.'],
  min: ['Mínimo', ''],
  max: ['Máximo', ''],
  retry_text: ['Mensagem de erro', 'Deixe em branco para a padrão.'],
  about: ['Verificar', ''],
  key: ['Resposta', ''],
  is: ['Condição', ''],
  value: ['Valor', ''],
  contains: ['A URL contém', ''],
  locale: ['O idioma começa com', 'Como en ou pt-BR.'],
  yes: ['Sim', ''],
  no: ['Não', ''],
  priority: ['Prioridade', ''],
  labels: ['Etiquetas', 'Uma por linha.'],
  attributes: ['Atributos', ''],
  subject: ['Assunto', ''],
  description: ['Descrição', ''],
  to: ['Encaminhar para', ''],
  agent: ['Atendente', ''],
  department: ['Departamento', ''],
  bot: ['Bot', ''],
  url: ['URL', 'Uma URL https em um host que esta implantação permite.'],
  save: ['Salvar da resposta', ''],
  on_error: ['Se a requisição falhar', 'Expira após 5 segundos.'],
};

/** Parts of lists within steps. */
export const stepParts: typeof english.stepParts = {
  button: (number) => `Botão ${number}`,
  leadsTo: 'leva a',
  addButton: 'Adicionar botão',
  removeButton: (label) => `Remover o botão ${label}`,
  content: 'Texto',
  path: 'Caminho na resposta, como order.status',
  unchanged: 'Sem mudança',
  ownDepartment: 'O departamento do chat',
  nobody: 'Escolha um',
};

/** Values of steps' fields. */
export const stepValues: typeof english.stepValues = {
  expects: {
    text: 'Qualquer texto',
    email: 'Endereço de e-mail',
    phone: 'Número de telefone',
    number: 'Número',
    date: 'Data',
    choice: 'Escolha de botões',
  },
  about: {
    answer: 'Uma resposta',
    business_hours: 'Horário de atendimento',
    agents_online: 'Atendentes online',
    page: 'Página atual',
    locale: 'Idioma do visitante',
  },
  is: {
    equals: 'é exatamente',
    contains: 'contém',
    at_least: 'é no mínimo',
    at_most: 'é no máximo',
    given: 'tem algum valor',
  },
  to: { department: 'Um departamento', agent: 'Um atendente', bot: 'Um bot' },
};

/** A condition in a few words. */
export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => `${key} ${is} ${value}`.trim(),
  business_hours: 'Em horário de atendimento?',
  agents_online: 'Atendentes online?',
  page: (part) => `A URL contém ${part}`,
  locale: (locale) => `Idioma ${locale}`,
};

/** Labels of the edges in the flowchart, by the field that names the next step; `next` has none. */
export const ways: typeof english.ways = { yes: 'sim', no: 'não', on_error: 'falha' };

/** What a new step starts with. */
export const newSteps: typeof english.newSteps = {
  message: 'Obrigado!',
  ask: 'Qual é o assunto?',
  answerKey: 'resposta',
  choice: 'Como podemos ajudar?',
  choices: ['Sim', 'Não'],
  ticket: 'Pergunta do chat',
  handoff: 'Um momento, por favor. Alguém já vai atender você.',
};

/** Testing a workflow. */
export const trial: typeof english.trial = {
  title: 'Teste',
  lead: 'Escreva como um visitante. Nada é salvo, e nenhum webhook é chamado.',
  write: 'Escreva como visitante',
  send: 'Enviar',
  restart: 'Recomeçar',
  faulty: 'Corrija as etapas em vermelho e depois teste.',
  changed: 'O fluxo mudou. Este teste mantém a versão com que começou.',
  example: 'Olá!',
  around: 'Simular',
  isOpen: 'Dentro do horário de atendimento',
  isAnyoneOnline: 'Há atendentes online',
  page: 'Página',
  locale: 'Idioma',
  kept: (key, value) => `${key} = ${value}`,
  priority: (name) => `Prioridade: ${name}`,
  label: (label) => `Etiqueta: ${label}`,
  ticket: (subject) => `Ticket: ${subject}`,
  calls: (host) => `Chama ${host}`,
  answers: 'Dá certo',
  fails: 'Falha',
  value: (key) => `Valor da resposta para ${key}`,
  handedTo: (name) => `Encaminhado para ${name}`,
  ended: 'Chat resolvido',
  log: 'Chat de teste',
};

/** Templates to start from. */
export const templates: typeof english.templates = {
  blank: { name: 'Em branco', help: 'Uma mensagem e depois um atendente.' },
  lead: { name: 'Captar um contato', help: 'Nome, e-mail e tamanho da equipe e depois um atendente.' },
  order: {
    name: 'Problema com pedido',
    help: 'Número do pedido e o que deu errado. Cria um ticket quando não há atendentes online.',
  },
  hours: {
    name: 'Fora do horário',
    help: 'Atendentes durante o horário de atendimento. Fora dele, recolhe uma mensagem e um endereço de e-mail.',
  },
};

/** What the templates say. */
export const templateTexts: typeof english.templateTexts = {
  welcome: 'Olá! Um momento, por favor. Alguém já vai atender você.',
  leadHello: 'Agradecemos o contato! Algumas perguntas rápidas para que a pessoa certa possa ajudar.',
  askName: 'Qual é o seu nome?',
  askEmail: 'Qual é o melhor e-mail para falar com você?',
  askEmailAgain: 'Isso não parece um endereço de e-mail. Tente de novo.',
  askTeam: 'Qual é o tamanho da sua equipe?',
  teamSizes: ['Só eu', '2–10', '11–50', 'Mais'],
  leadThanks: 'Obrigado, {{name}}! Alguém já vai atender você.',
  orderHello: 'Sentimos muito! Vamos resolver isso.',
  askOrder: 'Qual é o número do seu pedido? Ele está no e-mail de confirmação.',
  askProblem: 'O que deu errado?',
  problems: ['Não chegou', 'Veio danificado', 'Veio o item errado', 'Outra coisa'],
  orderHandoff: 'Obrigado. Alguém vai verificar o pedido {{order}} com você agora.',
  orderTicket: 'Pedido {{order}}: {{problem}}',
  orderDetails: '{{visitor_name}} escreveu: {{message}}',
  orderNoted:
    'Ninguém está disponível no momento. Abrimos o ticket {{ticket_number}} para nossa equipe e salvamos seu endereço de e-mail, {{email}}.',
  hoursOpen: 'Olá! Alguém já vai atender você.',
  hoursClosed: 'Estamos fechados no momento. Deixe uma mensagem, e nossa equipe a verá quando voltar.',
  hoursTicket: 'Mensagem de {{email}}',
  hoursThanks: 'Obrigado! Nossa equipe recebeu sua mensagem e seu endereço de e-mail.',
};
