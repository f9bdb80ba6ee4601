/** Portuguese: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('pt');

export const quality: typeof english.quality = {
  lead: 'Perguntas cuja resposta certa você conhece. São feitas cada vez que esta página é aberta; os visitantes não veem nada.',
  modelNote: 'Um modelo escreve as respostas deste bot. É mostrado o artigo que ele recebe primeiro.',
  byWords:
    'Não foi possível acessar os embeddings ou os tokens deles acabaram, por isso isto foi encontrado só pelas palavras.',
  add: 'Adicionar pergunta de teste',
  empty: 'Ainda não há perguntas de teste',
  emptyBody: 'Adicione perguntas com o artigo que deveria respondê-las e veja o que cada alteração melhora ou piora.',
  question: 'Pergunta',
  expected: 'Esperado',
  result: 'Resultado',
  handoff: 'Encaminhar para um atendente',
  goneArticle: 'Um artigo excluído',
  editTitle: 'Editar pergunta de teste',
  edit: (question) => `Editar “${question}”`,
  remove: (question) => `Excluir “${question}”`,
  removeTitle: 'Excluir esta pergunta de teste?',
  removeBody: (question) => `“${question}” não será mais feita.`,
  removed: 'Pergunta de teste excluída',
  outcomes: { right: 'Certa', wrong: 'Errada', handed_over: 'Encaminhada' },
  summary: (right, wrong, handedOver) => `${right} certas, ${wrong} erradas, ${handedOver} encaminhadas`,
  sure: (article, share) => `${article} (${share})`,
  nothing: 'Nenhum artigo encontrado',
  takeAsked: 'Importar perguntas feitas',
  taken: (questions) =>
    questions === 0
      ? 'Nenhuma pergunta nova para importar'
      : count(questions, { one: '# pergunta importada', other: '# perguntas importadas' }),
  compareTitle: 'Perguntas de teste',
  back: 'Voltar',
  saveAnyway: 'Salvar mesmo assim',
  saveUntried: 'Salvar sem comparar',
  comparing: 'O bot está sendo treinado à parte…',
  changes: (better, worse) => `${better} melhor, ${worse} pior`,
  noChange: 'Nenhuma pergunta de teste muda.',
  noQuestions: 'Este bot não tem perguntas de teste. Adicione-as em “Qualidade”.',
  failed: 'A comparação falhou. Tente novamente.',
  better: 'Melhor',
  worse: 'Pior',
  answeredBy: (question) => `Respondida por “${question}”`,
  from: (before, after) => `${before} → ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['Pergunta', 'Como um visitante a faria, de preferência com outras palavras que as do artigo.'],
  article_id: ['Esperado', 'O artigo que deveria responder. Sem nenhum, o bot deveria encaminhar.'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'Ensaio',
  lead: 'Percorre as conversas dos últimos 30 dias, no máximo 1.000, com as suas alterações, salvas ou não. Nada é enviado, chamado nem salvo. Custa menos de 0,01 USD.',
  modelNote: 'Nenhum modelo é consultado: o índice de artigos responde no lugar dele.',
  start: 'Ensaiar com conversas anteriores',
  cancel: 'Cancelar',
  progress: (looked, total) => `${looked} de ${total} conversas…`,
  failed: 'O ensaio falhou. Tente novamente.',
  changed: 'Você alterou algo desde então.',
  none: 'Não há conversas para ensaiar.',
  list: 'Conversas que seriam diferentes',
  more: (count) => `e mais ${numberText(count)}`,
  differences: {
    same: 'sem alteração',
    answered: 'respondida em vez de encaminhada',
    handed_off: 'encaminhada em vez de respondida',
    other_answer: 'outra resposta',
    routed_elsewhere: 'encaminhada para outro departamento',
    unknown: 'desconhecido',
  },
  loading: 'Carregando…',
  asked: 'Visitante',
  past: 'Antes',
  now: 'Agora',
  open: 'Abrir conversa',
  nothing: 'Sem resposta',
  handedTo: (department) => `Encaminhada para ${department}`,
  ownDepartment: 'o departamento padrão',
  solved: 'Resolvida',
  otherWords: 'Outras palavras, ou nenhuma',
  unknownWhy: 'Chama outro sistema, e não se sabe o que ele responderia.',
};

export const modelRun: typeof english.modelRun = {
  title: 'Com o modelo',
  lead: 'O modelo responde a cada pergunta de teste como responderia a um visitante. Nada é enviado e nenhuma ferramenta é executada.',
  changedNote: 'As suas alterações são testadas como estão no formulário, salvas ou não.',
  ask: 'Executar com o modelo',
  estimate: (questions, tokens, left) =>
    `${count(questions, { one: '# pergunta consome', other: '# perguntas consomem' })} cerca de ${tokens} tokens. Restam ${left} tokens para testes hoje (UTC).`,
  tooFewTokens: 'Não restam tokens suficientes. Aumente os tokens diários por visitante ou tente de novo amanhã.',
  start: 'Iniciar',
  pause: 'Pausar',
  resume: 'Continuar',
  progress: (asked, total) => `${asked} de ${total} perguntas feitas…`,
  paused: (asked, total) => `Em pausa após ${asked} de ${total} perguntas`,
  outOfTokens: 'Os tokens para testes acabaram. Continue depois da meia-noite (UTC).',
  settingsChanged:
    'Encerrada: as configurações do bot foram alteradas. Os resultados até aqui são das anteriores. Pergunte de novo para testar as novas.',
  summary: (right, wrong, handedOver, failed) =>
    `${right} certas, ${wrong} erradas, ${handedOver} transferidas, ${failed} com falha`,
  sincePrevious: (better, worse) => `Em comparação com a última execução: ${better} melhor, ${worse} pior`,
  thanBuiltIn: (better, worse) => `Em comparação com o bot integrado: ${better} melhor, ${worse} pior`,
  about: (model, at, tokens) => `${model}, ${at}, ${tokens} tokens usados.`,
  usualModel: 'O modelo habitual do provedor',
  wasChanged: 'Testou configurações que não estavam salvas.',
  list: 'Resultados por pergunta',
  failed: 'Falhou',
  reasons: {
    failed: 'Não foi possível acessar o modelo, ou ele não escreveu nada utilizável.',
    timeout: 'O modelo demorou demais.',
    refused: 'A resposta foi retida: nenhum artigo a sustenta, ela revela instruções ou o modelo se recusou.',
    not_configured: 'O modelo não tem nome, ou não tem uma URL que esta instalação possa chamar.',
    interrupted: 'A execução foi interrompida nesta pergunta.',
  },
  calls: (tool) => `Chamaria ${tool}.`,
  notRun: 'Não executado: isto é um teste.',
  noArticle: 'Respondida sem artigo',
};
