/** Spanish: what every page may say, and errors in words. */
import type * as english from '#dashboard/strings/common.ts';
import type { ErrorCode } from '#core/model/errors.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';
import { fieldRules } from '#dashboard/strings/languages/es/field-rules.ts';
import { ruleInWords } from '#dashboard/strings/languages/field-rules.ts';

export const common: typeof english.common = {
  product: 'Chat en vivo',
  retry: 'Reintentar',
  cancel: 'Cancelar',
  save: 'Guardar cambios',
  saving: 'Guardando…',
  saved: 'Guardado',
  edit: 'Editar',
  delete: 'Eliminar',
  add: 'Añadir',
  name: 'Nombre',
  remove: 'Quitar',
  removeNamed: (name) => `Quitar ${name}`,
  close: 'Cerrar',
  back: 'Volver',
  copy: 'Copiar',
  copied: 'Copiado',
  notCopied: 'No se pudo copiar. Tu navegador no lo permite aquí; selecciona el texto.',
  more: 'Más acciones',
  none: 'Ninguno',
  unused: 'Sin usar',
  found: {
    search: 'Buscar',
    noneFound: 'Sin resultados',
    noneFoundBody: 'Todas las palabras deben estar en la entrada.',
    showMore: (more) => `Ver ${numberText(more)} más`,
  },
  failedToLoad: 'No se pudo cargar',
  stale: 'No se pudo actualizar. Puede que esto no esté al día.',
  broken: 'No se pudo mostrar esta parte',
  brokenBody: 'Se produjo un error en el panel. Todo lo demás sigue funcionando.',
  brokenRow: 'No se pudo mostrar esta entrada.',
  loading: 'Cargando',
  length: (length, unit) => `${numberText(length)} ${unit}`,
  noPermission: 'Solo los administradores pueden hacer esto',
  noPermissionBody: 'Pide a un administrador que lo haga o que te dé acceso.',
  adminsOnly: 'Solo lectura. Pide a un administrador que haga los cambios.',
  unsaved: {
    title: '¿Descartar los cambios sin guardar?',
    body: 'Tus cambios en esta página no se han guardado.',
    action: 'Descartar',
  },
  changedElsewhere:
    'Alguien cambió esto mientras tanto. Se muestran sus cambios y se conservan los tuyos. Guarda de nuevo.',
  conflicts: 'Alguien cambió los mismos campos. Elige qué valor conservar y guarda de nuevo.',
  mine: 'El tuyo',
  theirs: 'El otro',
  keepMine: (field) => `Conservar el tuyo: ${field}`,
  takeTheirs: (field) => `Usar el otro: ${field}`,
  keep: 'Conservar el tuyo',
  take: 'Usar el otro',
  empty: 'Vacío',
  on: 'Activado',
  off: 'Desactivado',
  inUseBody: 'No se puede eliminar mientras se use aquí:',
  alsoUsed: 'También se hace referencia aquí:',
  typeToConfirm: (name) => `Escribe «${name}» para confirmar`,
  notFound: 'Página no encontrada',
  notFoundBody: 'Comprueba la dirección. Puede que la página se haya eliminado.',
  skip: 'Saltar al contenido',
  agents: (agents) => counted(agents, 'agente', 'agentes'),
};

const refusals: Record<ErrorCode, string> = {
  validation_failed: 'Algunos datos no son válidos. Revísalos e inténtalo de nuevo.',
  file_rejected: 'No se acepta este archivo.',
  malformed_json: 'La solicitud no era correcta. Recarga la página e inténtalo de nuevo.',
  unauthenticated: 'Inicia sesión de nuevo para continuar.',
  forbidden: 'No tienes permiso para hacer esto.',
  origin_not_allowed: 'Este widget no está permitido en este sitio.',
  widget_inactive: 'Este widget está desactivado.',
  not_found: 'No se encontró, o no tienes acceso.',
  method_not_allowed: 'Eso no es posible aquí.',
  illegal_transition: 'No es posible en el estado actual.',
  conflict: 'No encaja con lo que hay guardado ahora. Recarga e inténtalo de nuevo.',
  attributes_required: 'Faltan atributos obligatorios. Complétalos primero.',
  visitor_left: 'El visitante ha salido del sitio.',
  visitor_blocked: 'El visitante está bloqueado.',
  visitor_in_chat: 'El visitante ya tiene un chat.',
  agent_at_capacity: 'El agente ha llegado a su máximo y no puede atender otro chat.',
  idempotency_mismatch: 'Este ID ya se usó para otra cosa.',
  not_configured: 'Esto no está configurado.',
  file_being_checked: 'Aún se está comprobando si el archivo contiene software malicioso.',
  file_blocked: 'El archivo está bloqueado.',
  too_large: 'Es demasiado grande.',
  unsupported_media_type: 'Este formato no es compatible.',
  rate_limited: 'Demasiadas solicitudes. Inténtalo de nuevo en un momento.',
  internal_error: 'Se produjo un error en el servidor. Inténtalo de nuevo.',
  try_again: 'El servidor está ocupado. Inténtalo de nuevo en un momento.',
};
const byCode: Partial<Record<string, string>> = refusals;

/** Sentences that name no field. */
const whole: Record<string, string> = {
  'Enter a text, or attach a file': 'Escribe un texto o adjunta un archivo.',
  'Enter a text, or add an action': 'Escribe un texto o añade una acción.',
};

export const problems: typeof english.problems = {
  offline: 'No se pudo conectar con el servidor. Comprueba tu conexión.',
  expired: 'Inicia sesión de nuevo para continuar.',
  slow: 'El servidor no respondió a tiempo. Inténtalo de nuevo.',
  forbidden: 'No tienes permiso para hacer esto.',
  gone: 'Esto ya no existe.',
  tooMany: 'Demasiadas solicitudes. Inténtalo de nuevo en un momento.',
  server: 'Se produjo un error en el servidor. Inténtalo de nuevo.',
  line: (line) => `Línea ${line}`,
  refused: (code, words) => byCode[code ?? ''] ?? words,
  ofField: (label, message) => {
    if (whole[message] !== undefined) return whole[message];
    if (/^(Enter a|Is required)/.test(message)) return `Completa el campo «${label}».`;
    const rule = ruleInWords(message, fieldRules);
    return rule === undefined ? `${label}: ${message}` : `«${label}» ${rule}.`;
  },
  fields: 'Corrige los campos marcados en rojo y guarda de nuevo.',
};
