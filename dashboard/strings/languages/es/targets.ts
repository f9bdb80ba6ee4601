/** Spanish: how soon visitors should be answered. */
import type * as english from '#dashboard/strings/targets.ts';

export const targets: typeof english.targets = {
  section: 'Objetivos',
  lead: 'En minutos, contados dentro del horario de atención desde que hace falta un agente. Déjalo vacío si no hay.',
  kinds: { first_response: 'Primera respuesta', resolution: 'Resolución' },
  report: {
    title: 'Objetivos',
    none: 'Sin objetivos en este periodo. Defínelos en la página de un widget.',
    share: {
      first_response: 'Primeras respuestas dentro del objetivo',
      resolution: 'Resoluciones dentro del objetivo',
    },
    missed: {
      first_response: 'Primeras respuestas fuera del objetivo',
      resolution: 'Resoluciones fuera del objetivo',
    },
  },
  left: {
    first_response: (time) => `Responder en ${time}`,
    resolution: (time) => `Resolver en ${time}`,
  },
  late: {
    first_response: (time) => `Respuesta: ${time} de retraso`,
    resolution: (time) => `Resolución: ${time} de retraso`,
  },
  due: {
    first_response: (time) => `Primera respuesta antes de: ${time}`,
    resolution: (time) => `Resolución antes de: ${time}`,
  },
};
