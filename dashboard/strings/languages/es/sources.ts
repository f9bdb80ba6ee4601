/** Spanish: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('es');

export const sources: typeof english.sources = {
  add: 'Añadir fuente',
  empty: 'Aún no hay fuentes',
  emptyBody:
    'Los artículos del bot pueden leerse de tu sitio web, de páginas sueltas o de archivos, y seguir sus cambios.',
  source: 'Fuente',
  state: 'Estado',
  addTitle: 'Añadir fuente',
  editTitle: 'Editar fuente',
  edit: (name) => `Editar «${name}»`,
  remove: (name) => `Eliminar «${name}»`,
  removeTitle: '¿Eliminar esta fuente?',
  removeBody: (name, articles) =>
    `Se eliminarán «${name}» y ${count(articles, { one: 'su # artículo', other: 'sus # artículos' })}. Los artículos editados se conservan.`,
  removed: 'Fuente eliminada',
  readNow: (name) => `Leer «${name}» ahora`,
  pages: (name) => `Mostrar las páginas de «${name}»`,
  waiting: 'En espera',
  reading: (done, all) => `Leyendo: ${numberText(done)} de ${count(all, { one: '# página', other: '# páginas' })}`,
  done: (time) => `Leída: ${time}`,
  never: 'Aún no se ha leído nada',
  next: (time) => `Próxima vez: ${time}`,
  articles: (articles) => count(articles, { one: '# artículo', other: '# artículos' }),
  unread: (pages) => count(pages, { one: '# página sin leer', other: '# páginas sin leer' }),
  trialSame: 'Ninguna pregunta de prueba cambió',
  trialFailed: 'No se compararon las preguntas de prueba',
  trialTitle: (name) => `Preguntas de prueba tras leer «${name}»`,
  trialLead: 'Lo que el bot encontraba antes de esta lectura y lo que encuentra después.',
  trialByWords: 'Comparado sin los embeddings del bot.',
  held: (pages) => count(pages, { one: 'Cambios de # página retenidos', other: 'Cambios de # páginas retenidos' }),
  publish: 'Publicar',
  publishHeld: (name) => `Publicar lo retenido de «${name}»`,
  discard: 'Descartar',
  discardHeld: (name) => `Descartar lo retenido de «${name}»`,
  kind: 'Qué se lee',
  kinds: {
    site: { name: 'Sitio web', help: 'Todas las páginas bajo una dirección, por sus enlaces y mapas del sitio.' },
    pages: { name: 'Páginas sueltas', help: 'Páginas web, archivos Markdown y PDF que indiques.' },
    files: {
      name: 'Archivos',
      help: 'Archivos Markdown, de texto, HTML y PDF de este equipo, o una carpeta con ellos.',
    },
  },
  schedules: { off: 'Nunca', daily: 'Cada día', weekly: 'Cada semana' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['Nombre', 'Déjalo vacío para usar el nombre del sitio.'],
  addresses: ['Direcciones', 'Una URL https por línea. Se leen 500 páginas como máximo.'],
  locale: ['Idioma', 'De sus artículos, como es o pt-BR. Déjalo vacío para cualquiera.'],
  schedule: ['Volver a leer', 'Los artículos siguen los cambios. Lo que hayas editado nunca se sobrescribe.'],
  holds_if_worse: [
    'Retener lo que empeora',
    'Publica solo lo que no empeora ninguna pregunta de prueba. Lo demás espera aquí hasta que lo publiques o descartes.',
  ],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'Vista previa',
  found: (pages, example) =>
    `${count(pages, { one: '# página encontrada', other: '# páginas encontradas' })} por ahora, como ${example}`,
  none: 'No se ha encontrado ninguna página.',
  first: (title) => `Preguntas en «${title}»:`,
  problem: (address, problem) => `${address}: ${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `Páginas de «${name}»`,
  filesTitle: (name) => `Archivos de «${name}»`,
  page: 'Página',
  file: 'Archivo',
  state: 'Estado',
  articles: 'Artículos',
  none: 'Aún no se ha encontrado nada.',
  noFiles: 'Aún no hay archivos. Elige archivos, una carpeta o un archivo zip.',
  waiting: 'En espera',
  read: 'Leída',
  leadsTo: (address) => `Lleva a ${address}`,
  held: 'Sus cambios están retenidos',
  kept: (articles) =>
    count(articles, {
      one: '# artículo editado o eliminado a mano, sin sobrescribir',
      other: '# artículos editados o eliminados a mano, sin sobrescribir',
    }),
  taken: (questions) =>
    count(questions, {
      one: '# pregunta omitida: la tiene otro artículo',
      other: '# preguntas omitidas: las tienen otros artículos',
    }),
  short: (answers) =>
    count(answers, {
      one: '# respuesta omitida: menos de 12 letras',
      other: '# respuestas omitidas: menos de 12 letras',
    }),
  leftOut: (links) =>
    count(links, {
      one: '# enlace no seguido: demasiadas páginas, o sin fin',
      other: '# enlaces no seguidos: demasiadas páginas, o sin fin',
    }),
  remove: (name) => `Eliminar «${name}»`,
  files: 'Elegir archivos',
  folder: 'Elegir una carpeta',
  uploading: (done, all) => `Subiendo ${numberText(done)} de ${count(all, { one: '# archivo', other: '# archivos' })}`,
  uploaded: (files) => count(files, { one: '# archivo subido', other: '# archivos subidos' }),
  skipped: (files) =>
    count(files, {
      one: '# archivo omitido: no es Markdown, texto, HTML ni PDF, o supera 4 MB',
      other: '# archivos omitidos: no son Markdown, texto, HTML ni PDF, o superan 4 MB',
    }),
  badZip: (name) => `No se puede descomprimir «${name}».`,
  failed: (name, problem) => `${name}: ${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'Esta página ya no existe',
  login: 'Requiere iniciar sesión o rechaza programas',
  robots: 'El robots.txt del sitio no permite leerla',
  too_large: 'Demasiado grande',
  not_text: 'No es una página web, Markdown, texto ni PDF',
  no_text: 'No se ha encontrado texto',
  too_short: 'Todas las respuestas tienen menos de 12 letras',
  damaged: 'Dañada o incomprensible',
  inner_address: 'Lleva a una dirección dentro de una red',
  other_site: 'Lleva a otro sitio',
  redirects: 'Redirige demasiadas veces',
  timeout: 'Sin respuesta en 15 segundos',
  unreachable: 'No se puede acceder',
  server_error: 'El servidor respondió con un error',
  articles_full: 'El bot tiene el máximo de artículos: 1.000',
};
