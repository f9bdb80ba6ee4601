/** Spanish: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('es');

export const quality: typeof english.quality = {
  lead: 'Preguntas cuya respuesta correcta conoce. Se hacen cada vez que se abre esta página; los visitantes no ven nada.',
  modelNote: 'Un modelo escribe las respuestas de este bot. Se muestra el artículo que recibe primero.',
  byWords:
    'No se pudo acceder a los embeddings o se agotaron sus tokens, así que esto se encontró solo por las palabras.',
  add: 'Añadir pregunta de prueba',
  empty: 'Aún no hay preguntas de prueba',
  emptyBody: 'Añade preguntas con el artículo que debería responderlas y mira qué mejora o empeora con cada cambio.',
  question: 'Pregunta',
  expected: 'Esperado',
  result: 'Resultado',
  handoff: 'Pasar a un agente',
  goneArticle: 'Un artículo eliminado',
  editTitle: 'Editar pregunta de prueba',
  edit: (question) => `Editar «${question}»`,
  remove: (question) => `Eliminar «${question}»`,
  removeTitle: '¿Eliminar esta pregunta de prueba?',
  removeBody: (question) => `«${question}» ya no se hará.`,
  removed: 'Pregunta de prueba eliminada',
  outcomes: { right: 'Correcta', wrong: 'Incorrecta', handed_over: 'Pasada a un agente' },
  summary: (right, wrong, handedOver) => `${right} correctas, ${wrong} incorrectas, ${handedOver} pasadas a un agente`,
  sure: (article, share) => `${article} (${share})`,
  nothing: 'No se encontró ningún artículo',
  takeAsked: 'Importar preguntas hechas',
  taken: (questions) =>
    questions === 0
      ? 'No hay preguntas nuevas que importar'
      : count(questions, { one: '# pregunta importada', other: '# preguntas importadas' }),
  compareTitle: 'Preguntas de prueba',
  back: 'Volver',
  saveAnyway: 'Guardar de todos modos',
  saveUntried: 'Guardar sin comparar',
  comparing: 'El bot se está entrenando aparte…',
  changes: (better, worse) => `${better} mejor, ${worse} peor`,
  noChange: 'Ninguna pregunta de prueba cambia.',
  noQuestions: 'Este bot no tiene preguntas de prueba. Añádalas en «Calidad».',
  failed: 'La comparación ha fallado. Inténtalo de nuevo.',
  better: 'Mejor',
  worse: 'Peor',
  answeredBy: (question) => `La responde «${question}»`,
  from: (before, after) => `${before} → ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['Pregunta', 'Como la haría un visitante, mejor con otras palabras que las del artículo.'],
  article_id: ['Esperado', 'El artículo que debería responder. Sin ninguno, el bot debería pasarla a un agente.'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'Ensayo',
  lead: 'Recorre las conversaciones de los últimos 30 días, 1000 como máximo, con tus cambios, guardados o no. No se envía, llama ni guarda nada. Cuesta menos de 0,01 USD.',
  modelNote: 'No se consulta ningún modelo: el índice de artículos responde en su lugar.',
  start: 'Ensayar con conversaciones pasadas',
  cancel: 'Cancelar',
  progress: (looked, total) => `${looked} de ${total} conversaciones…`,
  failed: 'El ensayo ha fallado. Inténtalo de nuevo.',
  changed: 'Has cambiado algo desde entonces.',
  none: 'No hay conversaciones para ensayar.',
  list: 'Conversaciones que serían diferentes',
  more: (count) => `y ${numberText(count)} más`,
  differences: {
    same: 'sin cambios',
    answered: 'respondida en lugar de pasada a un agente',
    handed_off: 'pasada a un agente en lugar de respondida',
    other_answer: 'otra respuesta',
    routed_elsewhere: 'pasada a otro departamento',
    unknown: 'desconocido',
  },
  loading: 'Cargando…',
  asked: 'Visitante',
  past: 'Antes',
  now: 'Ahora',
  open: 'Abrir conversación',
  nothing: 'Sin respuesta',
  handedTo: (department) => `Pasada a ${department}`,
  ownDepartment: 'el departamento predeterminado',
  solved: 'Resuelta',
  otherWords: 'Otras palabras, o ninguna',
  unknownWhy: 'Llama a otro sistema y no se sabe qué respondería.',
};

export const modelRun: typeof english.modelRun = {
  title: 'Con el modelo',
  lead: 'El modelo responde a cada pregunta de prueba como respondería a un visitante. No se envía nada ni se ejecuta ninguna herramienta.',
  changedNote: 'Se prueban sus cambios tal como están en el formulario, guardados o no.',
  ask: 'Ejecutar con el modelo',
  estimate: (questions, tokens, left) =>
    `${count(questions, { one: '# pregunta consume', other: '# preguntas consumen' })} unos ${tokens} tokens. Hoy (UTC) quedan ${left} tokens para pruebas.`,
  tooFewTokens: 'No quedan suficientes tokens. Aumente los tokens diarios por visitante o inténtelo de nuevo mañana.',
  start: 'Iniciar',
  pause: 'Pausar',
  resume: 'Continuar',
  progress: (asked, total) => `${asked} de ${total} preguntas hechas…`,
  paused: (asked, total) => `En pausa tras ${asked} de ${total} preguntas`,
  outOfTokens: 'Se agotaron los tokens para pruebas. Continúa después de medianoche (UTC).',
  settingsChanged:
    'Terminada: se cambió la configuración del bot. Los resultados hasta aquí son de la anterior. Pregunta de nuevo para probar la nueva.',
  summary: (right, wrong, handedOver, failed) =>
    `${right} correctas, ${wrong} incorrectas, ${handedOver} transferidas, ${failed} fallidas`,
  sincePrevious: (better, worse) => `En comparación con la última ejecución: ${better} mejor, ${worse} peor`,
  thanBuiltIn: (better, worse) => `En comparación con el bot integrado: ${better} mejor, ${worse} peor`,
  about: (model, at, tokens) => `${model}, ${at}, ${tokens} tokens usados.`,
  usualModel: 'El modelo habitual del proveedor',
  wasChanged: 'Probó ajustes que no estaban guardados.',
  list: 'Resultados por pregunta',
  failed: 'Fallida',
  reasons: {
    failed: 'No se pudo acceder al modelo o no escribió nada utilizable.',
    timeout: 'El modelo tardó demasiado.',
    refused:
      'La respuesta se retuvo: ningún artículo la respalda, revela instrucciones o el modelo se negó a responder.',
    not_configured: 'El modelo no tiene nombre, o no tiene una URL a la que esta instalación pueda llamar.',
    interrupted: 'La ejecución se interrumpió en esta pregunta.',
  },
  calls: (tool) => `Llamaría a ${tool}.`,
  notRun: 'No se ha ejecutado: es una prueba.',
  noArticle: 'Respondida sin artículo',
};
