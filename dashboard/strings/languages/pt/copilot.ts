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
