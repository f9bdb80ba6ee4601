/** Portuguese: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('pt');

export const sources: typeof english.sources = {
  add: 'Adicionar fonte',
  empty: 'Ainda não há fontes',
  emptyBody:
    'Os artigos do bot podem ser lidos do seu site, de páginas avulsas ou de arquivos, e acompanhar as mudanças.',
  source: 'Fonte',
  state: 'Estado',
  addTitle: 'Adicionar fonte',
  editTitle: 'Editar fonte',
  edit: (name) => `Editar “${name}”`,
  remove: (name) => `Excluir “${name}”`,
  removeTitle: 'Excluir esta fonte?',
  removeBody: (name, articles) =>
    `“${name}” e ${count(articles, { one: 'seu # artigo', other: 'seus # artigos' })} serão excluídos. Os artigos editados permanecem.`,
  removed: 'Fonte excluída',
  readNow: (name) => `Ler “${name}” agora`,
  pages: (name) => `Mostrar as páginas de “${name}”`,
  waiting: 'Aguardando',
  reading: (done, all) => `Lendo: ${numberText(done)} de ${count(all, { one: '# página', other: '# páginas' })}`,
  done: (time) => `Lida: ${time}`,
  never: 'Nada foi lido ainda',
  next: (time) => `Próxima vez: ${time}`,
  articles: (articles) => count(articles, { one: '# artigo', other: '# artigos' }),
  unread: (pages) => count(pages, { one: '# página não lida', other: '# páginas não lidas' }),
  trialSame: 'Nenhuma pergunta de teste mudou',
  trialFailed: 'As perguntas de teste não foram comparadas',
  trialTitle: (name) => `Perguntas de teste após a leitura de “${name}”`,
  trialLead: 'O que o bot encontrava antes desta leitura e o que encontra depois.',
  trialByWords: 'Comparado sem os embeddings do bot.',
  held: (pages) => count(pages, { one: 'Mudanças de # página retidas', other: 'Mudanças de # páginas retidas' }),
  publish: 'Publicar',
  publishHeld: (name) => `Publicar o que foi retido de “${name}”`,
  discard: 'Descartar',
  discardHeld: (name) => `Descartar o que foi retido de “${name}”`,
  kind: 'O que é lido',
  kinds: {
    site: { name: 'Site', help: 'Todas as páginas abaixo de um endereço, por seus links e mapas do site.' },
    pages: { name: 'Páginas avulsas', help: 'Páginas da web, arquivos Markdown e PDFs que você listar.' },
    files: { name: 'Arquivos', help: 'Arquivos Markdown, de texto, HTML e PDF deste computador, ou uma pasta deles.' },
  },
  schedules: { off: 'Nunca', daily: 'Todo dia', weekly: 'Toda semana' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['Nome', 'Deixe vazio para o nome do site.'],
  addresses: ['Endereços', 'Uma URL https por linha. No máximo 500 páginas são lidas.'],
  locale: ['Idioma', 'Dos artigos, como en ou pt-BR. Deixe vazio para qualquer um.'],
  schedule: ['Ler de novo', 'Os artigos acompanham as mudanças. O que você editou nunca é sobrescrito.'],
  holds_if_worse: [
    'Reter o que piora',
    'Publicar só o que não piora nenhuma pergunta de teste. O resto espera aqui até você publicar ou descartar.',
  ],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'Prévia',
  found: (pages, example) =>
    `${count(pages, { one: '# página encontrada', other: '# páginas encontradas' })} até agora, como ${example}`,
  none: 'Nenhuma página encontrada.',
  first: (title) => `Perguntas em “${title}”:`,
  problem: (address, problem) => `${address}: ${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `Páginas de “${name}”`,
  filesTitle: (name) => `Arquivos de “${name}”`,
  page: 'Página',
  file: 'Arquivo',
  state: 'Estado',
  articles: 'Artigos',
  none: 'Nada foi encontrado ainda.',
  noFiles: 'Ainda não há arquivos. Escolha arquivos, uma pasta ou um arquivo zip.',
  waiting: 'Aguardando',
  read: 'Lida',
  leadsTo: (address) => `Leva a ${address}`,
  held: 'As mudanças estão retidas',
  kept: (articles) =>
    count(articles, {
      one: '# artigo editado ou excluído à mão, não sobrescrito',
      other: '# artigos editados ou excluídos à mão, não sobrescritos',
    }),
  taken: (questions) =>
    count(questions, {
      one: '# pergunta omitida: outro artigo já a tem',
      other: '# perguntas omitidas: outros artigos já as têm',
    }),
  short: (answers) =>
    count(answers, {
      one: '# resposta omitida: menos de 12 letras',
      other: '# respostas omitidas: menos de 12 letras',
    }),
  leftOut: (links) =>
    count(links, {
      one: '# link não seguido: páginas demais, ou sem fim',
      other: '# links não seguidos: páginas demais, ou sem fim',
    }),
  remove: (name) => `Excluir “${name}”`,
  files: 'Escolher arquivos',
  folder: 'Escolher uma pasta',
  uploading: (done, all) => `Enviando ${numberText(done)} de ${count(all, { one: '# arquivo', other: '# arquivos' })}`,
  uploaded: (files) => count(files, { one: '# arquivo enviado', other: '# arquivos enviados' }),
  skipped: (files) =>
    count(files, {
      one: '# arquivo omitido: não é Markdown, texto, HTML nem PDF, ou passa de 4 MB',
      other: '# arquivos omitidos: não são Markdown, texto, HTML nem PDF, ou passam de 4 MB',
    }),
  badZip: (name) => `“${name}” não pode ser descompactado.`,
  failed: (name, problem) => `${name}: ${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'Esta página não existe mais',
  login: 'Exige login ou recusa programas',
  robots: 'O robots.txt do site não permite a leitura',
  too_large: 'Grande demais',
  not_text: 'Não é página da web, Markdown, texto nem PDF',
  no_text: 'Nenhum texto encontrado',
  too_short: 'Todas as respostas têm menos de 12 letras',
  damaged: 'Danificada ou incompreensível',
  inner_address: 'Leva a um endereço dentro de uma rede',
  other_site: 'Leva a outro site',
  redirects: 'Redireciona vezes demais',
  timeout: 'Sem resposta em 15 segundos',
  unreachable: 'Inacessível',
  server_error: 'O servidor respondeu com um erro',
  articles_full: 'O bot tem o máximo de artigos: 1.000',
};
