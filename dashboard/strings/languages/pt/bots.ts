/** Bots and the fields of their form; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/bots.ts';
import { count } from './count.ts';
import { at } from './grammar.ts';

/** Bots. */
export const bots: typeof english.bots = {
  title: 'Bots',
  lead: 'Um bot responde primeiro e encaminha para um atendente quando não tem certeza.',
  add: 'Criar bot',
  empty: 'Nenhum bot ainda',
  emptyBody: 'Crie um, adicione artigos e escolha-o para responder primeiro em um widget.',
  name: 'Bot',
  provider: 'Fonte das respostas',
  knows: 'Artigos',
  usedBy: 'Usado por',
  newTitle: 'Novo bot',
  created: 'Bot criado. Agora adicione artigos.',
  remove: 'Excluir bot…',
  removeTitle: (name) => `Excluir ${name}?`,
  removeBody: 'Os artigos dele também serão excluídos.',
  removed: 'Bot excluído',
  parts: {
    settings: 'Configurações',
    articles: 'Base de conhecimento',
    sources: 'Fontes',
    unanswered: 'Sem resposta',
    learned: 'Perguntas aprendidas',
    quality: 'Qualidade',
  },
  sections: { answers: 'Respostas', stops: 'Encaminhamento' },
  articles: (articles) => (articles === 0 ? 'Nenhum artigo' : count(articles, { one: '# artigo', other: '# artigos' })),
  index: {
    ready: 'Atualizado',
    fitting: 'Treinando',
    fittingHelp: 'Artigos foram alterados. Até o treinamento terminar, o bot responde com base na versão anterior.',
    fittedAt: (time) => `Treinado ${at(time)}`,
  },
};

/** Who writes the answers. */
export const providers: typeof english.providers = {
  'built-in': {
    name: 'Integrada (o texto dos seus artigos)',
    help: 'Encontra o artigo adequado e responde exatamente com o texto dele. Sem custo de modelo.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'Um modelo na sua conta AWS escreve as respostas com base nos seus artigos. Não precisa de chave.',
  },
  'openai-compatible': {
    name: 'Serviço compatível com OpenAI',
    help: 'Um modelo por trás de qualquer API compatível com OpenAI escreve as respostas com base nos seus artigos. A chave vem do segredo definido na sua implantação.',
  },
};

/** The test of a bot's model. */
export const connection: typeof english.connection = {
  test: 'Testar conexão',
  saveFirst: 'Salve suas alterações para testá-las.',
  result: {
    ok: (seconds) => `O modelo respondeu em ${seconds} s.`,
    refused: (status) => `O servidor recusou a requisição${status}.`,
    unusable: () => 'O servidor respondeu, mas não com um texto que visitantes possam ler.',
    unreachable: () => 'Não foi possível acessar o servidor.',
    timeout: () => 'O servidor não respondeu em 7 segundos.',
    not_configured: () => 'O bot não tem uma URL que esta implantação possa chamar, ou não tem modelo.',
    no_model: () => 'O bot integrado não tem modelo.',
  },
  status: (status) => ` (status ${status})`,
  leftOut: (features) => `Recursos não aceitos: ${features}. O bot pergunta sem eles.`,
  embeddings: (what) => `Embeddings: ${what}`,
  embedded: (seconds, dimensions) => `vetores de ${dimensions} números em ${seconds} s.`,
  notEmbedded: 'O servidor respondeu, mas não com embeddings.',
};

/** What to enter as the model's name, which only Bedrock has a default for. */
export const embeddings: typeof english.embeddings = {
  none: 'Nenhum',
  state: {
    ready: 'Em uso.',
    unreachable: 'Não é possível acessar o modelo. O bot responde sem embeddings e tentará de novo mais tarde.',
    unusable: 'O servidor responde, mas não com embeddings. O bot responde sem eles.',
    not_configured:
      'O bot não tem uma URL que esta instalação possa chamar, ou não tem modelo. Responde sem embeddings.',
    not_used: 'Não usados: o bot tem menos de 8 artigos ou formulações demais.',
    budget: 'Os tokens de embeddings de hoje acabaram. O bot responde sem eles até amanhã.',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'O ID no Bedrock. Deixe em branco para o padrão.',
  'openai-compatible': 'O nome que o serviço dá a ele.',
};

/** The fields of a bot: label, and help where it needs any. */
export const botFields: typeof english.botFields = {
  name: ['Nome', 'Os visitantes o veem ao lado das respostas do bot.'],
  provider: ['Fonte das respostas', ''],
  base_url: ['URL', 'URL base da API, como https://api.example.com/v1.'],
  model: ['Modelo', ''],
  instructions: ['Instruções', 'Descreva a tarefa do bot e o seu tom. Os visitantes nunca veem isto.'],
  daily_token_budget: ['Tokens por visitante e dia', 'Quando acabam, o bot encaminha para um atendente.'],
  daily_agent_tokens: [
    'Tokens por atendente e dia',
    'Os atendentes podem redigir, reescrever, traduzir, resumir e classificar chats com este modelo. 0 desativa.',
  ],
  million_tokens_cents: [
    'Preço de um milhão de tokens, em centavos',
    'Em média, em centésimos da sua moeda. Só para o relatório de uso; 0 não mostra custos.',
  ],
  embeddings_provider: [
    'Embeddings',
    'Ajudam a encontrar artigos quando os visitantes usam outras palavras. Se não chegarem a tempo, o bot responde sem eles.',
  ],
  embeddings_url: ['URL para embeddings', 'URL base da API, sem /embeddings.'],
  embeddings_model: ['Modelo para embeddings', ''],
  daily_embedding_tokens: [
    'Tokens diários para embeddings',
    'Para artigos e perguntas dos visitantes juntos. Quando acabam, o bot encontra artigos sem embeddings.',
  ],
  languages: ['Idiomas', 'Um por linha, como en ou pt-BR. Deixe em branco para qualquer um.'],
  confidence_floor: ['Limite de confiança', 'Abaixo dele, encaminha para um atendente.'],
  max_turns: ['Máximo de respostas por chat', 'Depois, encaminha para um atendente. {min}–{max}.'],
  asks_if_solved: [
    'Perguntar se resolveu',
    'Depois de cada resposta, o bot pergunta em uma mensagem própria. Só um sim resolve o chat.',
  ],
  learns_from_conversations: [
    'Aprender com chats',
    'Chats resolvidos e bem avaliados viram rascunhos para revisar e respostas anteriores para os atendentes. Dados pessoais são removidos.',
  ],
  tools: ['Ferramentas', ''],
  department_id: ['Encaminhar para', ''],
};

/** Values of a bot's fields. */
export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)}%`,
  ownDepartment: 'O departamento do widget',
};
