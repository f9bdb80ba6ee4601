/** Handing a conversation on; in French. */
import type * as english from '#dashboard/strings/transfer.ts';

/** Transfer. */
export const transfer: typeof english.transfer = {
  title: 'Transférer la conversation',
  search: 'Trouver un agent ou un service',
  agents: 'Agents',
  departments: 'Services',
  queue: 'Remettre dans la file d’attente',
  queueHelp: 'Le prochain agent libre la reçoit.',
  load: (current, most) => `Chats : ${current} sur ${most}`,
  reason: 'Motif',
  noReason: 'Aucun motif indiqué',
  reasons: {
    skill: 'Autre compétence requise',
    department: 'Relève d’un autre service',
    shift: 'Fin de service',
    escalation: 'Escalade',
    other: 'Autre',
  },
  why: (reason) => `Motif : ${reason}`,
  note: 'Note pour la personne qui la reçoit',
  noteHelp: 'Lue uniquement par l’équipe.',
  nobody: 'Aucun résultat',
  full: 'Maximum atteint',
  allFull: 'Ces agents ont atteint leur maximum de chats.',
  force: 'Attribuer malgré le maximum',
  done: (name) => `Transférée à ${name}`,
  requeued: 'Remise dans la file d’attente',
};
