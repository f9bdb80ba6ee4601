/** Targets: how soon visitors should be answered, and their matters resolved; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/targets.ts';

/** Where they are set, and their clocks. */
export const targets: typeof english.targets = {
  section: 'Metas',
  lead: 'Em minutos, contados dentro do horário de atendimento a partir de quando um atendente é necessário. Deixe em branco para nenhuma.',
  kinds: { first_response: 'Primeira resposta', resolution: 'Resolução' },
  report: {
    title: 'Metas',
    none: 'Nenhuma meta neste período. Defina-as na página de um widget.',
    share: {
      first_response: 'Primeiras respostas dentro da meta',
      resolution: 'Resoluções dentro da meta',
    },
    missed: { first_response: 'Primeiras respostas fora da meta', resolution: 'Resoluções fora da meta' },
  },
  left: {
    first_response: (time) => `Responder em ${time}`,
    resolution: (time) => `Resolver em ${time}`,
  },
  late: {
    first_response: (time) => `Resposta: ${time} de atraso`,
    resolution: (time) => `Resolução: ${time} de atraso`,
  },
  due: {
    first_response: (time) => `Primeira resposta prevista até ${time}`,
    resolution: (time) => `Resolução prevista até ${time}`,
  },
};
