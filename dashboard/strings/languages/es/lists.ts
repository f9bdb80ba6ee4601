/** Spanish: selecting, changing many at a time, saved views. */
import type * as english from '#dashboard/strings/lists.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

const conversations = (chats: number) => counted(chats, 'conversación', 'conversaciones');
/** A participle that agrees with the conversations it tells about. */
const agreeing = (chats: number, stem: string) => `${conversations(chats)} ${stem}${chats === 1 ? 'a' : 'as'}`;

export const bulk: typeof english.bulk = {
  region: 'Conversaciones seleccionadas',
  pick: (name) => `Seleccionar ${name}`,
  selected: (chats) => (chats === 1 ? '1 seleccionada' : `${numberText(chats)} seleccionadas`),
  selectAll: (chats) => `Seleccionar las ${numberText(chats)} cargadas`,
  onlyLoaded: 'Hay más coincidencias. Solo se puede seleccionar lo que está cargado.',
  clear: 'Quitar la selección',
  assign: 'Asignar…',
  label: 'Etiquetas…',
  priority: 'Prioridad',
  snooze: 'Posponer…',
  resolve: 'Resolver',
  stop: 'Detener',
  carryOn: (chats) => `Continuar con ${numberText(chats)}`,
  retry: (chats) => `Reintentar ${numberText(chats)}`,
  dismiss: 'Cerrar',
  running: (done, total) => `${numberText(done)} de ${numberText(total)} hechas`,
  done: {
    resolve: (chats) => agreeing(chats, 'resuelt'),
    reopen: (chats) => agreeing(chats, 'reabiert'),
    snooze: (chats) => agreeing(chats, 'pospuest'),
    unsnooze: (chats) => agreeing(chats, 'retomad'),
    assign: (chats) => agreeing(chats, 'asignad'),
    priority: (chats) => `Prioridad cambiada en ${conversations(chats)}`,
    add_label: (chats) => `Etiqueta añadida a ${conversations(chats)}`,
    remove_label: (chats) => `Etiqueta quitada de ${conversations(chats)}`,
  },
  failed: (chats) => (chats === 1 ? 'Falló 1:' : `Fallaron ${numberText(chats)}:`),
  left: (chats) => `Sin intentar: ${numberText(chats)}.`,
  closed: 'La página se cerró antes de terminar.',
  stalled: 'Detenido, porque varias fallaron seguidas.',
  labelTitle: (chats) => `Etiquetas de ${conversations(chats)}`,
  labelField: 'Etiqueta',
  add: 'Añadir',
  remove: 'Quitar',
  assignTitle: (chats) => `Asignar ${conversations(chats)}`,
  me: 'A mí',
  snoozeTitle: (chats) => `Posponer ${conversations(chats)}`,
  notSnoozed: 'Los chats que esperan en la cola no se posponen: aún no son de nadie.',
};

export const views: typeof english.views = {
  label: 'Vistas guardadas',
  save: 'Guardar vista',
  saveNew: 'Guardar como vista nueva',
  update: (name) => `Actualizar «${name}»`,
  updated: (name) => `Vista «${name}» actualizada`,
  menu: (name) => `Cambiar la vista «${name}»`,
  rename: 'Cambiar nombre…',
  remove: 'Eliminar…',
  removeAction: 'Eliminar',
  title: 'Guardar vista',
  renameTitle: 'Cambiar el nombre de la vista',
  name: 'Nombre',
  share: 'Compartir con todo el equipo',
  shared: 'Compartida con el equipo',
  saveAction: 'Guardar',
  removeTitle: (name) => `¿Eliminar la vista «${name}»?`,
  removeBody: 'Las conversaciones no cambian.',
  removeShared: 'Nadie tendrá ya esta vista. Las conversaciones no cambian.',
  atLeast: (chats) => `${numberText(chats)}+`,
  count: (chats) => conversations(chats),
  none: 'Aún no hay vistas guardadas. Elige filtros y guárdalos como vista.',
  gone: {
    department_id: 'El departamento de esta vista se eliminó.',
    widget_id: 'El widget de esta vista se eliminó.',
    agent_id: 'El agente de esta vista ya no está en el equipo.',
    label: 'Ninguna conversación cargada tiene la etiqueta de esta vista. Puede que se haya quitado de todas partes.',
  },
};

export const listing: typeof english.listing = {
  channel: 'Canal',
  anyChannel: 'Cualquier canal',
  channels: { widget: 'Widget', email: 'Correo', api: 'API' },
  rating: 'Valoración',
  anyRating: 'Con o sin valoración',
  ratings: { any: 'Con valoración', none: 'Sin valoración' },
  stars: (stars) => counted(stars, 'estrella', 'estrellas'),
  started: 'Inicio',
  anyTime: 'Iniciadas en cualquier momento',
  days: (days) => (days === 1 ? 'Iniciadas en las últimas 24 horas' : `Iniciadas en los últimos ${days} días`),
  between: 'Iniciadas entre…',
  from: 'Desde',
  to: 'Hasta',
  sort: 'Orden',
  sorts: {
    usual: 'Más recientes primero',
    queue: 'Más urgentes primero',
    waiting: 'Mayor espera primero',
  },
  rows: 'Filas',
  rowLooks: { comfortable: 'Filas amplias', columns: 'Columnas' },
};
