/** Spanish: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'Lo que el modelo puede hacer mientras responde. No puede hacer nada que no esté en esta lista.',
  signed: 'Las solicitudes se firman con el secreto de tus propios sistemas, que se crea en los ajustes del equipo.',
  noSecret:
    'Aún no hay ningún secreto, así que todas las llamadas fallan: crea uno en los ajustes del equipo y ponlo en tu servidor.',
  add: 'Añadir herramienta',
  remove: (name) => `Quitar la herramienta ${name}`,
  kind: { http: 'Preguntar a tu servidor', ticket: 'Crear un ticket', handoff: 'Pasar el chat' },
  audience: { everyone: 'Todos', verified: 'Visitantes que tu sitio verificó' },
  type: { text: 'Texto', number: 'Número', boolean: 'Sí o no', choice: 'Uno de una lista' },
  parameter: (number) => `Parámetro ${number}`,
  addParameter: 'Añadir parámetro',
  removeParameter: (name) => `Quitar el parámetro ${name}`,
  path: 'Ruta en la respuesta, como order.status',
  sample: 'Lo que recibe tu servidor',
  use: {
    lead: 'Las llamadas de los últimos 30 días.',
    tool: 'Herramienta',
    day: 'Día y herramienta',
    byDay: 'Día a día',
    calls: 'Llamadas',
    failed: 'Fallidas',
    time: 'Duración media',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['Nombre de la herramienta', 'Para el modelo: minúsculas, cifras y _, como order_status.'],
  description: ['Qué hace', 'Dile al modelo cuándo usarla, por ejemplo: Consulta el estado de un pedido.'],
  audience: ['Para', ''],
  requires_code: [
    'Pedir un código por correo',
    'El visitante escribe primero un código que se envía a su dirección de correo. Vale durante 30 minutos.',
  ],
  url: ['URL', 'Una URL https en un host que permita esta instalación.'],
  returns: ['Lo que recibe el modelo', ''],
  parameter_name: ['Nombre del parámetro', ''],
  parameter_description: ['Qué es', 'Para el modelo, por ejemplo: El número del pedido.'],
  parameter_type: ['Tipo', ''],
  choices: ['Lista', 'Uno por línea.'],
  is_required: ['Obligatorio', ''],
  priority: ['Prioridad', ''],
  department_id: ['Pasar a', ''],
};
