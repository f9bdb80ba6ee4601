/** Spanish: bots and the fields of their form. */
import type * as english from '#dashboard/strings/bots.ts';
import { counted } from '#dashboard/strings/languages/es/counted.ts';

export const bots: typeof english.bots = {
  title: 'Bots',
  lead: 'Un bot responde primero y pasa el chat a un agente cuando no está seguro.',
  add: 'Crear bot',
  empty: 'Aún no hay bots',
  emptyBody: 'Crea uno, añade artículos y elígelo en un widget para que responda primero.',
  name: 'Bot',
  provider: 'Origen de las respuestas',
  knows: 'Artículos',
  usedBy: 'Usado por',
  newTitle: 'Bot nuevo',
  created: 'Bot creado. Ahora añade artículos.',
  remove: 'Eliminar bot…',
  removeTitle: (name) => `¿Eliminar ${name}?`,
  removeBody: 'También se eliminan sus artículos.',
  removed: 'Bot eliminado',
  parts: {
    settings: 'Ajustes',
    articles: 'Base de conocimiento',
    sources: 'Fuentes',
    unanswered: 'Sin responder',
    learned: 'Preguntas aprendidas',
    quality: 'Calidad',
  },
  sections: { answers: 'Respuestas', stops: 'Paso a un agente' },
  articles: (articles) => (articles === 0 ? 'Sin artículos' : counted(articles, 'artículo', 'artículos')),
  index: {
    ready: 'Al día',
    fitting: 'Entrenando',
    fittingHelp:
      'Los artículos han cambiado. Hasta que termine el entrenamiento, el bot responde con la versión anterior.',
    fittedAt: (at) => `Entrenado: ${at}`,
  },
};

export const providers: typeof english.providers = {
  'built-in': {
    name: 'Integrado (texto de tus artículos)',
    help: 'Busca el artículo adecuado y responde exactamente con su texto. Sin coste de modelo.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'Un modelo en tu cuenta de AWS redacta las respuestas a partir de tus artículos. No hace falta clave.',
  },
  'openai-compatible': {
    name: 'Servicio compatible con OpenAI',
    help: 'Un modelo con una API compatible con OpenAI redacta las respuestas a partir de tus artículos. Su clave viene del secreto definido en tu instalación.',
  },
};

export const connection: typeof english.connection = {
  test: 'Probar conexión',
  saveFirst: 'Guarda los cambios para probarlos.',
  result: {
    ok: (seconds) => `El modelo respondió en ${seconds} s.`,
    refused: (status) => `El servidor rechazó la solicitud${status}.`,
    unusable: () => 'El servidor respondió, pero no con un texto que los visitantes puedan leer.',
    unreachable: () => 'No se puede conectar con el servidor.',
    timeout: () => 'El servidor no respondió en 7 segundos.',
    not_configured: () => 'El bot no tiene una URL a la que esta instalación pueda llamar, o no tiene modelo.',
    no_model: () => 'El bot integrado no tiene modelo.',
  },
  status: (status) => ` (estado ${status})`,
  leftOut: (features) => `No admite ${features}. El bot pregunta sin eso.`,
  embeddings: (what) => `Embeddings: ${what}`,
  embedded: (seconds, dimensions) => `vectores de ${dimensions} números en ${seconds} s.`,
  notEmbedded: 'El servidor respondió, pero no con embeddings.',
};

export const embeddings: typeof english.embeddings = {
  none: 'Ninguno',
  state: {
    ready: 'En uso.',
    unreachable: 'No se puede acceder al modelo. El bot responde sin embeddings y lo intentará más tarde.',
    unusable: 'El servidor responde, pero no con embeddings. El bot responde sin ellos.',
    not_configured:
      'El bot no tiene una URL que esta instalación pueda llamar, o no tiene modelo. Responde sin embeddings.',
    not_used: 'No se usan: el bot tiene menos de 8 artículos o demasiadas formulaciones.',
    budget: 'Los tokens para embeddings de hoy se han agotado. El bot responde sin ellos hasta mañana.',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'Su ID en Bedrock. Déjalo vacío para usar el predeterminado.',
  'openai-compatible': 'El nombre que le da el servicio.',
};

export const botFields: typeof english.botFields = {
  name: ['Nombre', 'Los visitantes lo ven junto a las respuestas del bot.'],
  provider: ['Origen de las respuestas', ''],
  base_url: ['URL', 'URL base de la API, por ejemplo https://api.example.com/v1.'],
  model: ['Modelo', ''],
  instructions: ['Instrucciones', 'Describe la tarea del bot y tu tono. Los visitantes nunca lo ven.'],
  daily_token_budget: ['Tokens diarios por visitante', 'Cuando se agotan, el bot pasa el chat a un agente.'],
  daily_agent_tokens: [
    'Tokens diarios por agente',
    'Los agentes pueden redactar, reescribir, traducir, resumir y clasificar chats con este modelo. 0 lo desactiva.',
  ],
  million_tokens_cents: [
    'Precio de un millón de tokens, en céntimos',
    'De media, en centésimas de tu moneda. Solo para el informe de uso; con 0 no se muestran costes.',
  ],
  embeddings_provider: [
    'Embeddings',
    'Ayudan a encontrar artículos cuando los visitantes usan otras palabras. Si no llegan a tiempo, el bot responde sin ellos.',
  ],
  embeddings_url: ['URL para embeddings', 'URL base de la API, sin /embeddings.'],
  embeddings_model: ['Modelo para embeddings', ''],
  daily_embedding_tokens: [
    'Tokens diarios para embeddings',
    'Para los artículos y las preguntas de los visitantes en conjunto. Cuando se agotan, el bot busca artículos sin embeddings.',
  ],
  languages: ['Idiomas', 'Uno por línea, por ejemplo es o pt-BR. Déjalo vacío para cualquiera.'],
  confidence_floor: ['Umbral de confianza', 'Por debajo, pasa el chat a un agente.'],
  max_turns: ['Máximo de respuestas por chat', 'Después pasa el chat a un agente. {min}–{max}.'],
  asks_if_solved: [
    'Preguntar si quedó resuelto',
    'Después de cada respuesta, el bot lo pregunta en un mensaje aparte. Solo un sí resuelve el chat.',
  ],
  learns_from_conversations: [
    'Aprender de los chats',
    'Los chats resueltos y bien valorados se convierten en borradores por revisar y en respuestas anteriores para los agentes. Se eliminan los datos personales.',
  ],
  tools: ['Herramientas', ''],
  department_id: ['Pasar a', ''],
};

export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)}\u00A0%`,
  ownDepartment: 'El departamento del widget',
};
