/** What bots know: articles, files of them, and what could not be answered; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

/** Articles. */
export const articles: typeof english.articles = {
  add: 'Criar artigo',
  search: 'Buscar artigos',
  empty: 'Nenhum artigo ainda',
  emptyBody: 'Um artigo é uma pergunta, outras formas de fazê-la e a resposta. Crie um ou importe um arquivo.',
  noneFound: 'Nenhum artigo encontrado',
  noneFoundBody: 'Todas as palavras devem estar na pergunta, em uma variação ou na resposta.',
  question: 'Pergunta',
  answer: 'Resposta',
  language: 'Idioma',
  morePhrasings: (more) => count(more, { one: 'mais # variação', other: 'mais # variações' }),
  showMore: (more) => `Mostrar mais ${numberText(more)}`,
  editTitle: 'Editar artigo',
  open: (question) => `Abrir “${question}”`,
  edit: (question) => `Editar “${question}”`,
  remove: (question) => `Excluir “${question}”`,
  removeTitle: 'Excluir este artigo?',
  removeBody: (question) => `O bot não saberá mais responder a “${question}”.`,
  removed: 'Artigo excluído',
  phrasings: 'Outras formas de perguntar',
};

/** The fields of an article: label, and help where it needs any. */
export const articleFields: typeof english.articleFields = {
  question: ['Pergunta', 'Como um visitante perguntaria.'],
  alternative_phrasings: ['Outras formas de perguntar', 'Uma por linha. 10 fazem um bom artigo; 100, um ótimo.'],
  answer: ['Resposta', 'Bots integrados respondem exatamente com este texto.'],
  locale: ['Idioma', 'Como en ou pt-BR. Deixe em branco para qualquer um.'],
  url: ['Link para saber mais', 'Uma URL https. Opcional.'],
  is_public: ['Público', 'Qualquer pessoa pode lê-lo na central de ajuda.'],
};

/** Importing a file. */
export const importing: typeof english.importing = {
  open: 'Importar',
  title: 'Importar artigos',
  file: 'Arquivo',
  fileHelp: 'Markdown, CSV ou JSON, até 5 MB. Perguntas existentes são atualizadas.',
  action: 'Importar',
  preview: 'Prévia',
  previewTitle: 'Prévia da importação',
  previewLead: 'Nada foi salvo ainda. As linhas rejeitadas ficam de fora.',
  unreadable: 'Este arquivo não é um texto em UTF-8, UTF-16 ou Windows-1252. Salve-o em UTF-8 e escolha-o de novo.',
  format: 'Formato',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown:
      '## Onde está meu pedido?\n> rastrear minha encomenda\n> quando chega\n\nO link no seu e-mail mostra onde ele está.',
    csv: 'question,answer,alternative_phrasings\nOnde está meu pedido?,O link mostra.,rastrear minha encomenda|quando chega',
    json: '[{\n  "question": "Onde está meu pedido?",\n  "answer": "O link no seu e-mail mostra onde ele está.",\n  "alternative_phrasings": ["rastrear minha encomenda"]\n}]',
  },
  example: 'Arquivo de exemplo',
  exampleHelp: {
    markdown: 'Cada título é uma pergunta, as linhas citadas abaixo dele são variações, e o texto é a resposta.',
    csv: 'Uma linha de cabeçalho com question e answer e, opcionalmente, alternative_phrasings (separadas por |), locale, url e is_public.',
    json: 'Uma lista de artigos com os campos da API.',
  },
  tooLarge: (megabytes) => `Este arquivo tem ${megabytes} MB. O limite é de 5 MB.`,
  done: 'Resultado da importação',
  results: { created: 'Novo', updated: 'Atualizado', refused: 'Rejeitado' },
  show: 'Mostrar linhas',
  all: 'Todas',
  row: 'Linha',
  line: (line) => `linha ${numberText(line)}`,
  result: 'Resultado',
  nothing: 'O arquivo não tem linhas.',
};

/** What could not be answered. */
export const unanswered: typeof english.unanswered = {
  lead: 'Perguntas dos últimos 90 dias que o bot não soube responder, as mais frequentes primeiro.',
  empty: 'Nenhuma pergunta sem resposta',
  emptyBody: 'As perguntas que o bot não sabe responder aparecem aqui, com a frequência de cada uma.',
  question: 'Pergunta',
  count: 'Frequência',
  times: (times) => count(times, { one: '# vez', other: '# vezes' }),
  last: 'Última vez',
  conversation: 'Abrir conversa',
  makeArticle: 'Criar artigo',
  makeArticleOf: (question) => `Criar artigo: ${question}`,
  known: 'Na base de conhecimento',
};
