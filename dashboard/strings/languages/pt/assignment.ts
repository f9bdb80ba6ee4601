/** How chats find their agents: a department's choices, and why an agent was given a chat; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/assignment.ts';

/** Choices of a department, or of chats without one, and what agents can. */
export const assignmentWords: typeof english.assignmentWords = {
  section: 'Atribuição',
  fields: {
    assignment_mode: ['Novos chats', 'Escolhidos manualmente, eles aguardam até um atendente assumir.'],
    match_languages: [
      'Considerar os idiomas',
      'Os chats vão para atendentes que têm o idioma do navegador ou da página do visitante.',
    ],
    match_labels: [
      'Etiquetas que exigem uma habilidade',
      'Uma por linha, até {count}. Um chat com uma destas etiquetas vai para atendentes que a têm como habilidade.',
    ],
    fallback_minutes: [
      'Minutos de espera pela habilidade',
      '{min}–{max}. Depois, qualquer atendente recebe o chat. Se ninguém online tem a habilidade, qualquer atendente o recebe imediatamente.',
    ],
    urgent_exceeds: [
      'Chats urgentes podem ultrapassar o máximo em um',
      'Só se ninguém tiver vaga. Assim, um atendente nunca tem mais de um chat acima do máximo.',
    ],
  },
  modes: { automatic: 'São atribuídos automaticamente', by_hand: 'São escolhidos manualmente' },
};

/** Why an agent was given a chat, below the row that says so. */
export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: 'ninguém mais tinha vaga',
    fewest_chats: 'menos chats em relação ao máximo',
    longest_without: 'mais tempo sem um novo chat',
    others_had_it: 'os outros já tinham recebido este chat',
    best_skills: 'mais habilidades exigidas',
    over_capacity: 'urgente, e ninguém tinha vaga',
    passed_on: 'repassado, sem resposta a tempo',
    came_back: 'voltou ao mesmo atendente',
    taken: 'assumido manualmente',
    by_hand: 'manualmente',
  },
  by: ({ name }) => `manualmente por ${name}`,
  needs: ({ skills }) => `habilidades exigidas: ${skills}`,
  fallbacks: { nobody_has_them: 'ninguém online atende a isso', waited: 'ninguém adequado teve vaga a tempo' },
};
