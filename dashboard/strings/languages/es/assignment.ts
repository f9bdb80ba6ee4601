/** Spanish: how chats find their agents. */
import type * as english from '#dashboard/strings/assignment.ts';

export const assignmentWords: typeof english.assignmentWords = {
  section: 'Asignación',
  fields: {
    assignment_mode: ['Chats nuevos', 'Si se toman a mano, esperan hasta que un agente tome uno.'],
    match_languages: [
      'Tener en cuenta los idiomas',
      'Los chats van a agentes que tienen el idioma del navegador o de la página del visitante.',
    ],
    match_labels: [
      'Etiquetas que requieren conocimientos',
      'Una por línea, hasta {count}. Un chat con una de estas etiquetas va a agentes que la tienen entre sus conocimientos.',
    ],
    fallback_minutes: [
      'Minutos de espera por los conocimientos',
      '{min}–{max}. Después, el chat puede ser de cualquiera. Si nadie en línea tiene los conocimientos, lo es de inmediato.',
    ],
    urgent_exceeds: [
      'Los chats urgentes pueden superar el máximo en uno',
      'Solo si nadie tiene sitio. Así, un agente nunca tiene más de un chat por encima del máximo.',
    ],
  },
  modes: { automatic: 'Se asignan automáticamente', by_hand: 'Se toman a mano' },
};

export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: 'nadie más tenía sitio',
    fewest_chats: 'menos chats en relación con su máximo',
    longest_without: 'más tiempo sin un chat nuevo',
    others_had_it: 'los demás ya la tuvieron',
    best_skills: 'más de los conocimientos',
    over_capacity: 'urgente, y nadie tenía sitio',
    passed_on: 'pasada a otro agente, no respondida a tiempo',
    came_back: 'volvió al mismo agente',
    taken: 'tomada a mano',
    by_hand: 'a mano',
  },
  by: ({ name }) => `a mano por ${name}`,
  needs: ({ skills }) => `requiere ${skills}`,
  fallbacks: {
    nobody_has_them: 'nadie en línea tiene esos conocimientos',
    waited: 'nadie con esos conocimientos tuvo sitio a tiempo',
  },
};
