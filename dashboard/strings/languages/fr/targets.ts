/** Targets: how soon visitors should be answered, and their matters resolved; in French. */
import type * as english from '#dashboard/strings/targets.ts';
import { at } from './grammar.ts';

/** Where they are set, and their clocks. */
export const targets: typeof english.targets = {
  section: 'Objectifs',
  lead: 'En minutes, comptées pendant les horaires d’ouverture à partir du moment où un agent est nécessaire. Laissez vide pour aucun.',
  kinds: { first_response: 'Première réponse', resolution: 'Résolution' },
  report: {
    title: 'Objectifs',
    none: 'Aucun objectif sur cette période. Définissez-en sur la page d’un widget.',
    share: {
      first_response: 'Premières réponses dans l’objectif',
      resolution: 'Résolutions dans l’objectif',
    },
    missed: { first_response: 'Premières réponses hors objectif', resolution: 'Résolutions hors objectif' },
  },
  left: {
    first_response: (time) => `Répondre d’ici ${time}`,
    resolution: (time) => `Résoudre d’ici ${time}`,
  },
  late: {
    first_response: (time) => `Réponse : ${time} de retard`,
    resolution: (time) => `Résolution : ${time} de retard`,
  },
  due: {
    first_response: (time) => `Première réponse attendue ${at(time)}`,
    resolution: (time) => `Résolution attendue ${at(time)}`,
  },
};
