/** What a team sets up: agents, departments, canned responses; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/team.ts';

/** Agents. */
export const agents: typeof english.agents = {
  title: 'Atendentes',
  lead: 'Membros da equipe que respondem aos chats.',
  add: 'Adicionar atendente',
  save: 'Salvar',
  empty: 'Nenhum atendente ainda',
  emptyBody: 'Os chats só podem ser atribuídos a atendentes. Adicione você ou um membro da equipe.',
  agent: 'Atendente',
  statusColumn: 'Status',
  chats: 'Chats',
  departmentsColumn: 'Departamentos',
  rating: 'Avaliação',
  total: 'Total de chats',
  lastActive: 'Última atividade',
  never: 'Nunca',
  ago: (time) => `há ${time}`,
  fields: {
    user_id: ['Membro da equipe', 'Membros da equipe do seu provedor de identidade que ainda não são atendentes.'],
    max_concurrent_chats: ['Máximo de chats simultâneos', '{min}–{max}. Os chats atuais não são afetados.'],
    department_ids: ['Departamentos', 'Deixe em branco para o padrão. Até {count}.'],
    languages: [
      'Idiomas',
      'Um código por linha, como de ou pt. Os departamentos podem compará-los com o idioma do visitante.',
    ],
    skills: ['Habilidades', 'Uma etiqueta por linha. Os departamentos podem compará-las com as etiquetas dos chats.'],
  },
  chooseMember: 'Escolha um membro da equipe',
  noMembers: 'Todos já são atendentes',
  noMembersBody:
    'Convide pessoas em Equipe; elas se tornam atendentes imediatamente. Com um provedor de identidade próprio, elas aparecem aqui depois de entrar.',
  added: (name) => `Atendente adicionado: ${name}`,
  editTitle: (name) => `Editar ${name}`,
  removeTitle: (name) => `Remover ${name} dos atendentes?`,
  removeBody:
    'Os chats abertos voltam à fila. As conversas passadas mantêm o nome. As respostas prontas pessoais são excluídas. A pessoa ainda pode entrar.',
  remove: 'Remover atendente',
  removed: (name) => `${name} não é mais atendente`,
  statusOf: ({ name }) => `Status de ${name}`,
  setBy: ({ name }) => `Definido por ${name}`,
  load: (current, most) => `${current} de ${most}`,
};

/** Departments. */
export const departments: typeof english.departments = {
  title: 'Departamentos',
  lead: 'Cada um tem a própria fila. Um widget envia os chats a um departamento; um atendente pode atender até 10.',
  add: 'Criar departamento',
  fields: {
    name: ['Nome', ''],
    notify_emails: [
      'E-mail quando ninguém está online',
      'Um endereço por linha, até {count}. Eles recebem um e-mail quando um chat aguarda aqui e ninguém está online, no máximo a cada 15 minutos.',
    ],
  },
  empty: 'Só o departamento padrão',
  emptyBody:
    'Isso basta para a maioria das equipes. Crie departamentos para direcionar vendas e suporte a atendentes diferentes.',
  removeTitle: (name) => `Excluir ${name}?`,
  removeBody: 'Os atendentes mantêm os chats que já têm.',
  removed: 'Departamento excluído',
  agentsColumn: 'Atendentes',
  unserved: 'Nenhum: os chats aguardam',
  unservedHelp:
    'Widgets enviam chats para cá, mas nenhum atendente está neste departamento. Adicione um em Atendentes.',
  widgetsColumn: 'Widgets',
};

/** Canned responses. */
export const canned: typeof english.canned = {
  title: 'Respostas prontas',
  lead: 'Respostas prontas para perguntas comuns. Digite / e o atalho em uma resposta ou nota para inserir uma.',
  add: 'Criar resposta',
  fields: {
    shortcut: ['Atalho', 'a–z, 0–9, _ e -, sem a barra.'],
    title: ['Título', ''],
    content: [
      'Texto',
      'Preenche {{visitor.name}}, {{visitor.email}}, {{agent.name}} e {{attributes.key}}, com um texto alternativo, se quiser: {{visitor.name|tudo bem}}. Os atendentes podem editá-lo antes de enviar.',
    ],
    actions: ['Ações', 'Feitas quando a resposta é enviada. Os atendentes as veem antes e podem remover qualquer uma.'],
    files: ['Arquivos', 'Até cinco. São enviadas cópias. Os atendentes os veem antes e podem remover qualquer um.'],
    department_id: ['Disponível para', ''],
  },
  everybody: 'Todos',
  empty: 'Nenhuma resposta pronta ainda',
  emptyBody: 'Salve as respostas que sua equipe mais dá. “/reembolso” é mais rápido do que digitar tudo de novo.',
  removeTitle: (name) => `Excluir “${name}”?`,
  removeBody: 'As conversas que a usaram mantêm o texto.',
  removed: 'Resposta pronta excluída',
};

/** The team as a whole. */
export const teamSettings: typeof english.teamSettings = {
  title: 'Configurações da equipe',
  lead: 'E-mails para sua equipe, o fuso horário dela, quem vê o quê, o que é mascarado e seus próprios sistemas.',
  waiting: 'Chats aguardando',
  calls: 'Chamadas',
  assignmentHelp: 'Para chats de widgets sem departamento. Cada departamento tem as próprias opções.',
  access: 'Acesso',
  agentsSee: { all: 'Todos os chats', own_departments: 'Chats dos próprios departamentos' },
  report: 'Relatório semanal',
  masking: 'Mascaramento',
  fields: {
    notify_emails: [
      'E-mail quando ninguém está online',
      'Um endereço por linha, até {count}. Eles recebem um e-mail quando um chat de um widget sem departamento aguarda e ninguém está online, no máximo a cada 15 minutos. Cada departamento tem a própria lista.',
    ],
    report_emails: [
      'Enviar o relatório semanal para',
      'Um endereço por linha, até {count}. É enviado às segundas-feiras, às 7h.',
    ],
    time_zone: ['Fuso horário', 'Define quando o relatório é enviado e quando os dias dele começam.'],
    agents_see: [
      'Os atendentes veem',
      'Com “Chats dos próprios departamentos”, os atendentes encontram, leem e são notificados sobre os chats dos departamentos que atendem e os atribuídos a eles. Um atendente sem departamento atende o padrão. Supervisores e administradores veem tudo. Vale em até dez segundos.',
    ],
    call_link: [
      'Endereço para chamadas',
      'Um endereço https com {room} uma vez, como https://meet.example.com/{room}. Os atendentes iniciam uma chamada a partir de um chat: o visitante recebe o link, com uma sala aleatória no lugar de {room}. Deixe em branco para não ter chamadas.',
    ],
    mask_cards: [
      'Mascarar números de cartão',
      'Antes de salvar uma mensagem, um rascunho, um campo de formulário ou um atributo, todos os dígitos, exceto os quatro últimos, são substituídos. Ninguém pode restaurá-los.',
    ],
    mask_patterns: [
      'Mascarar também',
      'Um padrão por linha, até {count}, como \\b\\d{3}-\\d{2}-\\d{4}\\b. Um padrão tem caracteres, classes como [A-Z] e \\d, repetições e |, mas não grupos. Vale em até um minuto para o que for escrito a partir daí.',
    ],
  },
  noMail:
    'Esta implantação não envia e-mails: nenhum destes endereços recebe nada até que um endereço de remetente seja configurado.',
};

/** The ways to a team's own systems, where they are set up. */
export const ownSystemSettings: typeof english.ownSystemSettings = {
  link: 'Link nos detalhes de um chat',
  card: 'Cartão nos detalhes de um chat',
  fields: {
    link_label: ['Texto do botão', 'Como “Abrir na loja”. Sem os dois campos, não há botão.'],
    link_url: [
      'Endereço',
      'Um endereço https com {token} uma vez. Ele é substituído por um token assinado que identifica visitante, chat e atendente por 60 segundos.',
    ],
    card_title: ['Título', 'Como “Cliente”. Sem os dois campos, não há cartão.'],
    card_url: ['Endereço', 'Consultado quando um atendente abre um chat, com um token assinado.'],
  },
  noHosts:
    'Esta implantação ainda não permite que cartões consultem nenhum host. Quem a opera adiciona um a cardHosts nas configurações e implanta de novo.',
  hosts: (hosts) => `Hosts que esta implantação permite que cartões consultem: ${hosts.join(', ')}`,
  secret: {
    section: 'Segredo do link e do cartão',
    help: 'Assina os tokens dos dois, para que seu servidor saiba que eles vêm daqui.',
    create: 'Criar um segredo…',
    replace: 'Substituir o segredo…',
    missing:
      'Ainda não há nenhum. Sem ele, o link, o cartão e as ferramentas de bots que consultam seu servidor não funcionam.',
    title: 'Criar um novo segredo?',
    body: 'Ele é exibido uma vez. Coloque-o no seu servidor. O anterior deixa de funcionar na hora.',
    action: 'Criar segredo',
    shown: 'Copie o segredo agora',
  },
};
