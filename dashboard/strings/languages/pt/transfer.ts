/** Handing a conversation on; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/transfer.ts';

/** Transfer. */
export const transfer: typeof english.transfer = {
  title: 'Transferir conversa',
  search: 'Buscar atendente ou departamento',
  agents: 'Atendentes',
  departments: 'Departamentos',
  queue: 'Devolver à fila',
  queueHelp: 'O próximo atendente livre a recebe.',
  load: (current, most) => `Chats: ${current} de ${most}`,
  reason: 'Motivo',
  noReason: 'Nenhum motivo informado',
  reasons: {
    skill: 'Precisa de outra habilidade',
    department: 'É de outro departamento',
    shift: 'Fim do turno',
    escalation: 'Escalonamento',
    other: 'Outro',
  },
  why: (reason) => `Motivo: ${reason}`,
  note: 'Nota para quem receber',
  noteHelp: 'Só a equipe lê.',
  nobody: 'Nenhum resultado',
  full: 'No limite',
  allFull: 'Estes atendentes estão no limite de chats.',
  force: 'Atribuir mesmo no limite',
  done: (name) => `Transferida para ${name}`,
  requeued: 'Devolvida à fila',
};
