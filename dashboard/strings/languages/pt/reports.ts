/** Reports; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/reports.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { count } from './count.ts';

const changes = {
  count: { up: 'a mais', down: 'a menos' },
  time: { up: 'mais lento', down: 'mais rápido' },
  rating: { up: 'melhor', down: 'pior' },
} as const;

const sampled = {
  conversations: { one: '# conversa', other: '# conversas' },
  replies: { one: '# resposta', other: '# respostas' },
  ratings: { one: '# avaliação', other: '# avaliações' },
} as const;

const hours: typeof english.reports.hours = {
  title: 'Horários de pico',
  help: 'Conversas iniciadas, por dia da semana e hora.',
  tooLong: (days) => `Escolha até ${days} dias para ver os horários de pico.`,
  days: {
    monday: 'Seg',
    tuesday: 'Ter',
    wednesday: 'Qua',
    thursday: 'Qui',
    friday: 'Sex',
    saturday: 'Sáb',
    sunday: 'Dom',
  },
  cell: (day, hour, started) => `${day} ${hour}h–${hour + 1}h: ${started}`,
};

const times: typeof english.reports.times = {
  title: 'Resposta e resolução',
  measures: { first: 'Primeira resposta', reply: 'Cada resposta', resolution: 'Resolução' },
  help: {
    first: 'Do pedido de um atendente até a primeira resposta. Bots não contam.',
    reply: 'Da mensagem mais antiga sem resposta do visitante até a resposta.',
    resolution: 'Do pedido de um atendente até a primeira vez que um atendente resolveu.',
  },
  businessHours: 'Contar só o horário de atendimento',
  average: 'Média',
  p50: 'Mediana',
  p90: 'Percentil 90',
  p95: 'Percentil 95',
  count: { conversations: 'Conversas', replies: 'Respostas' },
  duration: 'Duração',
  from: (text) => `${text} ou mais`,
};

/** The page and its sections. */
export const reports: typeof english.reports = {
  title: 'Relatórios',
  lead: (days, before) =>
    before === 1
      ? `${days} em comparação com o dia anterior`
      : `${days} em comparação com os ${numberText(before)} dias anteriores`,
  range: 'Período',
  presets: {
    today: 'Hoje',
    yesterday: 'Ontem',
    last_7: 'Últimos 7 dias',
    last_30: 'Últimos 30 dias',
    last_90: 'Últimos 90 dias',
    this_month: 'Este mês',
    last_month: 'Mês passado',
    custom: 'Personalizado…',
  },
  from: 'De',
  to: 'Até',
  widget: 'Widget',
  anyWidget: 'Todos os widgets',
  agent: 'Atendente',
  anyAgent: 'Todos os atendentes',
  timezone: 'Fuso horário',
  interval: 'Intervalo',
  byDay: 'Por dia',
  byHour: 'Por hora',
  print: 'Imprimir',
  csv: (section) => `Baixar “${section}” em CSV`,
  nothing: 'Nenhuma atividade neste período',
  nothingBody: 'Tente um período maior, ou outro widget ou atendente.',
  showTable: 'Mostrar como tabela',
  before: 'antes',
  same: 'sem mudança',
  fresh: 'sem dados anteriores',
  change: (percent, kind, direction) => ({
    short: `${numberText(percent)}%`,
    spoken: changes[kind][direction],
  }),
  sample: (amount, from = 'conversations') => count(amount, sampled[from]),
  noSample: 'Sem dados',
  behind: (amount, what) => `As conversas por trás de ${numberText(amount)} ${what}`,
  when: 'Quando',
  figures: {
    started: 'Iniciadas',
    resolved: 'Resolvidas',
    closed: 'Fechadas',
    reopened: 'Reabertas',
    abandoned: 'Abandonadas',
    handed_off: 'Encaminhadas',
    response: 'Primeira resposta',
    resolution: 'Tempo de resolução',
    satisfaction: 'Satisfação',
  },
  volume: { title: 'Conversas', help: 'As colunas mostram as conversas iniciadas; a linha, as resolvidas.' },
  hours,
  times,
  satisfaction: {
    title: 'Satisfação',
    average: (text) => `${text} de 5`,
    stars: (stars) => count(stars, { one: '# estrela', other: '# estrelas' }),
    none: 'Nenhuma avaliação neste período',
  },
  agents: {
    title: 'Atendentes',
    help: 'Chats resolvidos ou fechados que o atendente respondeu. Tempos de resposta e avaliações vão para o atendente que respondeu.',
    agent: 'Atendente',
    chats: 'Chats',
    resolved: 'Resolvidos',
    response: 'Primeira resposta',
    rating: 'Avaliação',
    former: 'Ex-atendente',
    total: 'Total',
    none: 'Nenhum atendente ainda',
  },
  bots: {
    title: 'Bots e fluxos',
    answered: 'Respostas',
    resolved: 'Resolvidas',
    handed_off: 'Encaminhadas',
    unanswered: 'Sem resposta',
    none: 'Nenhuma atividade de bot ou fluxo neste período',
  },
};
