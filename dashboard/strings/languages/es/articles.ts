/** Spanish: articles, files of them, and what could not be answered. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

export const articles: typeof english.articles = {
  add: 'Crear artículo',
  search: 'Buscar artículos',
  empty: 'Aún no hay artículos',
  emptyBody: 'Un artículo es una pregunta, otras formas de hacerla y la respuesta. Crea uno o importa un archivo.',
  noneFound: 'Ningún artículo coincide',
  noneFoundBody: 'Todas las palabras deben estar en la pregunta, una formulación o la respuesta.',
  question: 'Pregunta',
  answer: 'Respuesta',
  language: 'Idioma',
  morePhrasings: (more) => counted(more, 'formulación más', 'formulaciones más'),
  showMore: (more) => `Ver ${numberText(more)} más`,
  editTitle: 'Editar artículo',
  open: (question) => `Abrir «${question}»`,
  edit: (question) => `Editar «${question}»`,
  remove: (question) => `Eliminar «${question}»`,
  removeTitle: '¿Eliminar este artículo?',
  removeBody: (question) => `El bot ya no sabrá responder a «${question}».`,
  removed: 'Artículo eliminado',
  phrasings: 'Otras formas de preguntar',
};

export const articleFields: typeof english.articleFields = {
  question: ['Pregunta', 'Tal como la haría un visitante.'],
  alternative_phrasings: [
    'Otras formas de preguntar',
    'Una por línea. Con 10 el artículo es bueno; con 100, muy bueno.',
  ],
  answer: ['Respuesta', 'Los bots integrados responden exactamente con este texto.'],
  locale: ['Idioma', 'Por ejemplo, es o pt-BR. Déjalo vacío para cualquiera.'],
  url: ['Enlace para leer más', 'Una URL https. Déjalo vacío si no hay.'],
  is_public: ['Público', 'Cualquiera puede leerlo en el centro de ayuda.'],
};

export const importing: typeof english.importing = {
  open: 'Importar',
  title: 'Importar artículos',
  file: 'Archivo',
  fileHelp: 'Markdown, CSV o JSON, hasta 5 MB. Las preguntas existentes se actualizan.',
  action: 'Importar',
  preview: 'Vista previa',
  previewTitle: 'Vista previa de la importación',
  previewLead: 'Aún no se ha guardado nada. Las filas rechazadas se omiten.',
  unreadable: 'Este archivo no es texto en UTF-8, UTF-16 o Windows-1252. Guárdalo como UTF-8 y vuelve a elegirlo.',
  format: 'Formato',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown:
      '## ¿Dónde está mi pedido?\n> seguir mi paquete\n> cuándo llega\n\nEl enlace de tu correo muestra dónde está.',
    csv: 'question,answer,alternative_phrasings\n¿Dónde está mi pedido?,El enlace lo muestra.,seguir mi paquete|cuándo llega',
    json: '[{\n  "question": "¿Dónde está mi pedido?",\n  "answer": "El enlace de tu correo lo muestra.",\n  "alternative_phrasings": ["seguir mi paquete"]\n}]',
  },
  example: 'Archivo de ejemplo',
  exampleHelp: {
    markdown:
      'Cada encabezado es una pregunta, las líneas citadas debajo son otras formulaciones y el texto es la respuesta.',
    csv: 'Una fila de encabezado con question y answer y, si quieres, alternative_phrasings (separadas por |), locale, url y is_public.',
    json: 'Una lista de artículos con los campos de la API.',
  },
  tooLarge: (megabytes) => `Este archivo ocupa ${megabytes} MB. El límite es de 5 MB.`,
  done: 'Resultado de la importación',
  results: { created: 'Nuevo', updated: 'Actualizado', refused: 'Rechazado' },
  show: 'Mostrar filas',
  all: 'Todas',
  row: 'Fila',
  line: (line) => `línea ${numberText(line)}`,
  result: 'Resultado',
  nothing: 'El archivo no tiene filas.',
};

export const unanswered: typeof english.unanswered = {
  lead: 'Preguntas de los últimos 90 días que el bot no pudo responder, empezando por las más frecuentes.',
  empty: 'No hay preguntas sin responder',
  emptyBody: 'Aquí aparecen las preguntas que el bot no sabe responder y cuántas veces se hicieron.',
  question: 'Pregunta',
  count: 'Veces',
  times: (times) => counted(times, 'vez', 'veces'),
  last: 'Última vez',
  conversation: 'Abrir conversación',
  makeArticle: 'Crear artículo',
  makeArticleOf: (question) => `Crear artículo: ${question}`,
  known: 'En la base de conocimiento',
};
