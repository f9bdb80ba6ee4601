/** Spanish: colleagues in a conversation, and messages that are sent later. */
import type * as english from '#dashboard/strings/together.ts';

export const together: typeof english.together = {
  answering: (name) => `${name} está respondiendo.`,
  takeOver: 'Tomar el relevo',
  answered: (name, text) => `${name} respondió desde que empezaste: «${text}»`,
  held: {
    answering: (name) => `${name} está respondiendo ahora mismo. ¿Enviar también la tuya?`,
    answered: (name, text) => `No enviada: ${name} respondió desde que empezaste: «${text}» ¿Enviar también la tuya?`,
  },
  nobodys: 'Nadie tiene esta conversación.',
  follow: 'Seguir',
  unfollow: 'Dejar de seguir',
  followed: (name) => `Sigues la conversación con ${name}.`,
  unfollowed: (name) => `Ya no sigues la conversación con ${name}.`,
};

export const calls: typeof english.calls = {
  call: 'Llamar',
  sending: 'Enviando el enlace a una llamada…',
  sent: 'El visitante tiene el enlace.',
  join: 'Unirse',
};

export const sending: typeof english.sending = {
  more: 'Más formas de enviar',
  resolve: 'Enviar y resolver',
  later: 'Enviar más tarde…',
  empty: 'Escribe algo primero.',
  tooLong: 'La respuesta es demasiado larga para enviarla.',
  noFiles: 'Los archivos no se pueden enviar más tarde. Envíalos ahora o quítalos.',
  notAgent: 'Solo los agentes pueden enviar más tarde.',
};

export const mentions: typeof english.mentions = {
  title: 'Menciones',
  open: (unseen) => `Menciones: ${unseen} sin ver`,
  none: 'Nadie te ha mencionado en los últimos 90 días.',
  failed: 'No se pudieron cargar tus menciones',
  by: (author, visitor) => `${author} en la conversación con ${visitor}`,
};

export const undoSend: typeof english.undoSend = {
  title: 'Escritura',
  label: 'Esperar cinco segundos antes de enviar una respuesta, para poder deshacerla',
  help: 'En este navegador. Las notas y las respuestas con archivos se envían al momento. Mientras espera, Z la deshace si no estás escribiendo.',
};

export const scheduledSend: typeof english.scheduledSend = {
  title: 'Enviar más tarde',
  changeTitle: 'Cambiar mensaje programado',
  help: 'Se envía en tu nombre, como mucho un minuto después de esta hora.',
  helpOf: (name) => `Se envía en nombre de ${name}, como mucho un minuto después de esta hora.`,
  text: 'Mensaje',
  empty: 'Escribe un mensaje, o cancélalo.',
  hold: 'Retenerlo si el visitante escribe antes',
  action: 'Programar',
  at: (time) => `Programado para ${time}`,
  atBy: (time, name) => `Programado por ${name} para ${time}`,
  holds: 'Espera si escribe el visitante',
  sends: 'Se envía aunque escriba el visitante',
  willHold: 'El visitante ha escrito: no se enviará a menos que tú lo hagas.',
  willSend: 'El visitante ha escrito. Se enviará de todos modos.',
  held: {
    visitor_wrote: 'No enviado: el visitante escribió antes.',
    ended: 'No enviado: la conversación había terminado.',
    queued: 'No enviado: la conversación espera en la cola.',
    agent_gone: 'No enviado: quien lo escribió ya no es agente.',
    no_access: 'No enviado: quien lo escribió ya no ve esta conversación.',
  },
  change: 'Cambiar',
  now: 'Enviar ahora',
  done: (time) => `Programado para ${time}`,
  canceled: 'Mensaje programado cancelado',
  intoDraft: 'Volver al campo',
};
