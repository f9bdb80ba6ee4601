/** Integrations: the page of modules, with what each costs and what it sees; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/integrations.ts';
import { count } from './count.ts';

const counts: typeof english.modules.counts = {
  live_chat: (widgets) => count(widgets, { one: '# widget', other: '# widgets' }),
  webhooks: (webhooks) => count(webhooks, { one: '# webhook', other: '# webhooks' }),
  api_keys: (keys) => count(keys, { one: '# chave', other: '# chaves' }),
  ai: (bots) => count(bots, { one: '# bot', other: '# bots' }),
};

const words: typeof english.modules.words = {
  live_chat: {
    name: 'Chat ao vivo',
    body: 'Widgets nos seus sites, pelos quais os visitantes conversam com sua equipe.',
    cost: 'Cerca de 0,12 USD por 1.000 chats de 20 mensagens. 0,96 USD por mês enquanto ninguém conversa.',
    data: 'Nomes, endereços e mensagens dos visitantes ficam na sua conta AWS.',
    manage: ['Widgets', '/widgets'],
  },
  email: {
    name: 'E-mail',
    body: 'Respostas não lidas, cópias de chats, tickets e avisos à equipe por e-mail.',
    cost: '0,10 USD por 1.000 e-mails.',
    data: 'O Amazon SES envia o texto de respostas e chats ao servidor de e-mail do destinatário.',
    manage: ['Destinatários na equipe', '/team-settings'],
  },
  email_replies: {
    name: 'Respostas por e-mail',
    body: 'O que um visitante responde a um e-mail vira uma mensagem do chat.',
    cost: '0,0002 USD por resposta.',
    data: 'O Amazon SES recebe o e-mail. Ele é excluído após dois dias; o texto fica no chat.',
  },
  webhooks: {
    name: 'Webhooks',
    body: 'Envie eventos, como novos chats e mensagens, para seus próprios servidores.',
    cost: '0,006 USD por 1.000 eventos e 0,003 USD por mês para cada webhook.',
    data: 'Cada webhook recebe as conversas, os visitantes e as mensagens dos seus eventos. As entregas são mantidas por 30 dias.',
    manage: ['Webhooks', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: 'Publique os mesmos eventos em um barramento de eventos, para outras partes da sua conta AWS.',
    cost: '0,001 USD por 1.000 eventos.',
    data: 'Os eventos ficam na sua conta AWS, até que uma das suas regras os envie adiante.',
  },
  api_keys: {
    name: 'Chaves de API',
    body: 'Permita que programas usem a API como leitor, atendente ou administrador.',
    cost: '0,06 USD por milhão de requisições a mais que as mesmas requisições de uma pessoa.',
    data: 'Um programa vê o que a função dele vê. O que ele altera nas configurações fica no registro de auditoria.',
    manage: ['Chaves de API', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'Permita que um assistente de IA busque chats, leia relatórios e rascunhe artigos. Ele entra com uma chave de API.',
    cost: 'Nada além das requisições.',
    data: 'O assistente, e quem opera o modelo dele, vê o que a função da chave vê.',
    path: '/api/v1/live-chat/mcp',
    manage: ['Chaves de API', '/api-keys'],
  },
  ai: {
    name: 'Bots de IA',
    body: 'Bots que respondem com base nos seus artigos, com ou sem modelo de linguagem.',
    cost: 'Nada a mais para bots integrados. Modelos custam o que o provedor cobra por token.',
    data: 'Bots integrados não enviam nada a lugar nenhum. Um modelo recebe o chat e os artigos adequados: Bedrock na sua conta AWS, ou o provedor que você escolher.',
    manage: ['Bots', '/bots'],
  },
  files: {
    name: 'Arquivos',
    body: 'Imagens, documentos e mensagens de voz nos chats.',
    cost: '0,02 USD por 1.000 arquivos enviados e exibidos uma vez, 0,023 USD por GB e mês, 0,09 USD por GB baixado.',
    data: 'Os arquivos ficam em um bucket privado na sua conta AWS. Os links para eles funcionam por cinco minutos.',
    manage: ['Widgets', '/widgets'],
  },
  push: {
    name: 'Notificações push',
    body: 'Novas mensagens chegam aos atendentes com o painel fechado. Cada atendente as ativa em Preferências.',
    cost: '0,002 USD por 1.000 notificações.',
    data: 'O serviço de push do fabricante do navegador transporta a notificação; só o navegador pode lê-la.',
    manage: ['Preferências', '/preferences'],
  },
  crm_card: {
    name: 'Cartão do CRM',
    body: 'Mostre ao lado do chat o que seu CRM sabe sobre um visitante.',
    cost: 'Nada além das requisições.',
    data: 'O CRM recebe quem é o visitante quando um atendente abre um chat. Os hosts permitidos são uma configuração da implantação.',
    manage: ['Configurações da equipe', '/team-settings'],
  },
};

/** The page of modules. */
export const modules: typeof english.modules = {
  title: 'Módulos',
  lead: 'O que o chat ao vivo usa e com o que se conecta, quanto custa cada parte e para onde vão os dados.',
  cost: 'Custo',
  data: 'Dados',
  states: { on: 'Ativado', off: 'Desativado', needs_setting: 'Requer configuração' },
  categories: {
    channels: 'Canais',
    events: 'Eventos',
    access: 'Acesso para programas',
    ai: 'IA',
    conversations: 'Nas conversas',
  },
  setting: (file, within) =>
    `Para ativar, adicione isto a “${within}” em ${file} com seus próprios valores e implante:`,
  settingAgents: 'Quem implanta o chat ao vivo pode ativá-lo.',
  counts,
  switchOn: 'Ativar',
  switchOff: 'Desativar',
  switchOffTitle: 'Desativar o chat ao vivo?',
  switchOffBody:
    'Todos os widgets param de aceitar novos chats em dez segundos; visitantes que tentarem leem que o chat não está disponível no momento. Os chats abertos continuam normalmente. Quando você reativar, cada widget estará como antes.',
  switchedOff: 'O chat ao vivo está desativado. Novos chats são recusados.',
  switchedOn: 'O chat ao vivo está ativado',
  off: 'O chat ao vivo está desativado. Nenhum widget aceita novos chats; os chats abertos continuam.',
  offLink: 'Ir para Módulos',
  words,
};
