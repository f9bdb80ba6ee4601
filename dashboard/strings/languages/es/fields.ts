/** Spanish: labels and typed attributes. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const fields: typeof english.fields = {
  title: 'Etiquetas y atributos',
  lead: 'Lo que tu equipo anota sobre las conversaciones.',
  labels: 'Etiquetas',
  labelsBody:
    'Los agentes ven estas primero, con su color. Cambiar el nombre de una etiqueta no cambia las conversaciones que la tienen.',
  noLabels: 'Aún no hay etiquetas. Los agentes pueden escribir cualquiera.',
  addLabel: 'Añadir etiqueta',
  labelName: 'Etiqueta',
  labelAt: (place) => `Etiqueta ${place}`,
  description: 'Descripción',
  color: 'Color',
  onlyListed: 'Permitir solo estas etiquetas',
  onlyListedHelp: 'Los agentes y programas no pueden añadir otras. Las que ya tienen las conversaciones se mantienen.',
  attributes: 'Atributos',
  attributesBody:
    'Un atributo con tipo solo acepta valores válidos, de agentes y de programas. Lo que indica la página de un visitante se guarda tal cual.',
  noAttributes: 'Aún no hay atributos con tipo. Los agentes pueden anotar lo que quieran con cualquier nombre.',
  addAttribute: 'Añadir atributo',
  attributeAt: (place) => `Atributo ${place}`,
  name: 'Nombre',
  key: 'Clave',
  keyHelp: 'Para programas, por ejemplo order_number.',
  type: 'Tipo',
  choices: 'Valores, uno por línea',
  required: 'Obligatorio para resolver o cerrar',
  requiredHelp: 'No retiene los chats que terminan por sí solos.',
  types: { text: 'Texto', number: 'Número', date: 'Fecha', choice: 'Opción' },
  colors: {
    gray: 'Gris',
    red: 'Rojo',
    orange: 'Naranja',
    yellow: 'Amarillo',
    green: 'Verde',
    teal: 'Turquesa',
    blue: 'Azul',
    purple: 'Morado',
    pink: 'Rosa',
  },
};

export const typed: typeof english.typed = {
  title: 'Antes de terminar esta conversación',
  titleFor: (count) => `Antes de terminar estas ${numberText(count)} conversaciones`,
  body: 'Tu equipo necesita estos datos primero.',
  bodyFor:
    'Tu equipo necesita estos datos primero. Cada conversación recibe lo que le falta; lo que tiene se conserva.',
  save: 'Guardar y terminar',
  notChosen: 'Sin elegir',
  doesNotFit: 'no válido',
  expected: {
    text: 'Escribe un texto.',
    number: 'Escribe un número, por ejemplo 12.5.',
    date: 'Elige una fecha.',
    choice: 'Elige uno de los valores.',
  },
  others: 'Otros atributos',
  missing: 'Obligatorio',
};
