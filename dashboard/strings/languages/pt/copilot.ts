/** Brazilian Portuguese: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';

export const copilot: typeof english.copilot = {
  title: 'Respostas sugeridas',
  hint: 'Tab insere a primeira',
  loading: 'Procurando respostas…',
  none: 'Nenhum artigo serve.',
  failed: 'Não foi possível carregar as sugestões.',
  past: 'Respostas anteriores',
  insert: 'Inserir',
  from: 'Abrir a conversa de onde veio',
  more: 'Abrir a página dela',
  inserted: (question) => `Inserida: ${question}`,
  undo: 'Desfazer',
};

export const learned: typeof english.learned = {
  lead: 'Rascunhos de chats bem avaliados, sem dados pessoais reconhecíveis. Os visitantes só os veem depois que você os adiciona como artigos.',
  off: 'Este bot não aprende com chats. Você pode ativar isso nas configurações dele.',
  openSettings: 'Abrir configurações',
  empty: 'Nenhum rascunho para revisar',
  emptyBody: 'Perguntas e respostas de chats resolvidos e bem avaliados aparecem aqui em até uma hora.',
  question: 'Pergunta',
  actions: 'Ações',
  conversation: 'Aprendida de',
  rated: (stars) => `Avaliado com ${stars} de 5`,
  review: 'Revisar',
  reviewOf: (question) => `Revisar: ${question}`,
  discard: 'Descartar',
  discardOf: (question) => `Descartar: ${question}`,
  discarded: 'Rascunho descartado',
  gone: 'Um colega já revisou este rascunho.',
  blanks: (blanks) => `Substitua ou remova ${blanks}: ali havia algo pessoal.`,
};

export const assistant: typeof english.assistant = {
  title: 'Escrever com IA',
  tasks: {
    draft: 'Redigir uma resposta',
    shorter: 'Encurtar',
    friendlier: 'Deixar mais amigável',
    grammar: 'Corrigir a gramática',
    translate: 'Traduzir',
    summary: 'Resumir a conversa',
    triage: 'Sugerir etiquetas e prioridade',
  },
  writing: 'Escrevendo…',
  ready: 'Confira antes de usar: pode conter erros.',
  sources: 'Escrito com base nestes artigos',
  replace: 'Substituir meu texto',
  dismiss: 'Descartar',
  summarize: 'Resumir a conversa',
  problems: {
    budget: 'Seus tokens de hoje acabaram. Eles são renovados à meia-noite UTC.',
    failed: 'O modelo falhou. Nada foi escrito.',
    timeout: 'O modelo demorou demais.',
    refused: 'O modelo recusou, ou a resposta dele foi retida.',
    no_answer: 'Nem os artigos nem a conversa têm uma resposta.',
    unusable: 'A resposta do modelo não pode ser usada.',
    other_language: 'O modelo respondeu em outro idioma.',
    changed: 'A tradução tem outros números, links ou endereços que o original.',
    overtaken: 'O visitante escreveu nesse meio-tempo, por isso o rascunho foi descartado.',
    not_configured:
      'Nenhum bot desta conversa tem um modelo que os atendentes possam usar. Um administrador pode permitir.',
    offline: 'Não há conexão agora.',
  },
  stale: 'O visitante escreveu depois deste rascunho.',
  use: (uses, tokens) => `Uso por atendentes nos últimos 30 dias: ${uses} textos, ${tokens} tokens.`,
  task: 'Tarefa',
  all: 'Todas',
  uses: 'Usos',
  tokens: 'Tokens',
  cost: 'Custo',
};

export const translation: typeof english.translation = {
  translate: 'Traduzir',
  into: (language) => `Traduzir para: ${language}`,
  chat: 'Traduzir o chat',
  stop: 'Parar de traduzir',
  waiting: 'Traduzindo…',
  done: 'Tradução',
  hide: 'Ocultar a tradução',
  original: (language) => `Escrito em: ${language}`,
  kept: 'Os colegas verão o seu original:',
  remove: 'Enviar sem o original',
  checkNames: (names) => `Falta na tradução: ${names}`,
};

export const triage: typeof english.triage = {
  ask: 'Sugerir etiquetas e prioridade',
  asking: 'Procurando o que se aplica…',
  none: 'Nenhuma outra etiqueta ou prioridade se aplica.',
  label: (name) => `Adicionar etiqueta: ${name}`,
  priority: (name) => `Definir prioridade: ${name}`,
};

export const closing: typeof english.closing = {
  title: 'Resolver com um resumo',
  summary: 'Resumo',
  help: 'É adicionado como nota, que a equipe encontra pela pesquisa. O visitante não a vê.',
  action: 'Adicionar nota e resolver',
};
