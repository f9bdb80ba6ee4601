/** Spanish: handing a conversation on. */
import { countingIn } from '#dashboard/strings/languages/counting.ts';
import type * as english from '#dashboard/strings/transfer.ts';

const count = countingIn('es');

export const transfer: typeof english.transfer = {
  title: 'Transferir conversación',
  search: 'Buscar un agente o departamento',
  agents: 'Agentes',
  departments: 'Departamentos',
  queue: 'Devolver a la cola',
  queueHelp: 'La recibe el próximo agente libre.',
  load: (current, most) => `${current} de ${count(most, { one: '# chat', other: '# chats' })}`,
  reason: 'Motivo',
  noReason: 'Sin motivo',
  reasons: {
    skill: 'Requiere otros conocimientos',
    department: 'Corresponde a otro departamento',
    shift: 'Fin de turno',
    escalation: 'Escalada',
    other: 'Otro',
  },
  why: (reason) => `Motivo: ${reason}`,
  note: 'Nota para quien la reciba',
  noteHelp: 'Solo la lee el equipo.',
  nobody: 'Sin resultados',
  full: 'Al máximo',
  allFull: 'Estos agentes están al máximo de chats.',
  force: 'Asignar aunque esté al máximo',
  done: (name) => `Transferida a ${name}`,
  requeued: 'Devuelta a la cola',
};
