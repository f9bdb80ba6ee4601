/** Bots and the fields of their form; in French. */
import type * as english from '#dashboard/strings/bots.ts';
import { count } from './count.ts';
import { at } from './grammar.ts';

/** Bots. */
export const bots: typeof english.bots = {
  title: 'Bots',
  lead: 'Un bot répond en premier et passe la main à un agent en cas de doute.',
  add: 'Créer un bot',
  empty: 'Aucun bot pour le moment',
  emptyBody: 'Créez-en un, ajoutez des articles, puis choisissez-le comme premier répondant d’un widget.',
  name: 'Bot',
  provider: 'Source des réponses',
  knows: 'Articles',
  usedBy: 'Utilisé par',
  newTitle: 'Nouveau bot',
  created: 'Bot créé. Ajoutez maintenant des articles.',
  remove: 'Supprimer le bot…',
  removeTitle: (name) => `Supprimer ${name} ?`,
  removeBody: 'Ses articles seront aussi supprimés.',
  removed: 'Bot supprimé',
  parts: {
    settings: 'Réglages',
    articles: 'Base de connaissances',
    sources: 'Sources',
    unanswered: 'Sans réponse',
    learned: 'Questions apprises',
    quality: 'Qualité',
  },
  sections: { answers: 'Réponses', stops: 'Passage de relais' },
  articles: (articles) =>
    articles === 0 ? 'Aucun article' : count(articles, { one: '# article', other: '# articles' }),
  index: {
    ready: 'À jour',
    fitting: 'Entraînement',
    fittingHelp:
      'Des articles ont changé. Tant que l’entraînement n’est pas terminé, le bot répond d’après la version précédente.',
    fittedAt: (time) => `Entraîné ${at(time)}`,
  },
};

/** Who writes the answers. */
export const providers: typeof english.providers = {
  'built-in': {
    name: 'Intégrée (le texte de vos articles)',
    help: 'Trouve l’article qui convient et répond exactement avec son texte. Aucun coût de modèle.',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'Un modèle dans votre compte AWS rédige les réponses d’après vos articles. Aucune clé requise.',
  },
  'openai-compatible': {
    name: 'Fournisseur compatible OpenAI',
    help: 'Un modèle derrière une API compatible OpenAI rédige les réponses d’après vos articles. Sa clé vient du secret défini dans votre déploiement.',
  },
};

/** The test of a bot's model. */
export const connection: typeof english.connection = {
  test: 'Tester la connexion',
  saveFirst: 'Enregistrez vos modifications pour les tester.',
  result: {
    ok: (seconds) => `Le modèle a répondu en ${seconds} s.`,
    refused: (status) => `Le serveur a refusé la requête${status}.`,
    unusable: () => 'Le serveur a répondu, mais pas avec un texte lisible par les visiteurs.',
    unreachable: () => 'Le serveur est injoignable.',
    timeout: () => 'Le serveur n’a pas répondu dans les 7 secondes.',
    not_configured: () => 'Le bot n’a pas d’URL que ce déploiement peut appeler, ou pas de modèle.',
    no_model: () => 'Le bot intégré n’a pas de modèle.',
  },
  status: (status) => ` (statut ${status})`,
  leftOut: (features) => `Fonctions non prises en charge : ${features}. Le bot s’en passe.`,
  embeddings: (what) => `Embeddings : ${what}`,
  embedded: (seconds, dimensions) => `vecteurs de ${dimensions} nombres en ${seconds} s.`,
  notEmbedded: 'Le serveur a répondu, mais pas par des embeddings.',
};

/** What to enter as the model's name, which only Bedrock has a default for. */
export const embeddings: typeof english.embeddings = {
  none: 'Aucun',
  state: {
    ready: 'Utilisés.',
    unreachable: 'Le modèle est injoignable. Le bot répond sans embeddings et réessaiera plus tard.',
    unusable: 'Le serveur répond, mais pas avec des embeddings. Le bot répond sans eux.',
    not_configured:
      'Le bot n’a pas d’URL que cette installation puisse appeler, ou pas de modèle. Il répond sans embeddings.',
    not_used: 'Non utilisés : le bot a moins de 8 articles ou trop de formulations.',
    budget: 'Les jetons d’embeddings du jour sont épuisés. Le bot répond sans eux jusqu’à demain.',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'Son ID dans Bedrock. Laissez vide pour le modèle par défaut.',
  'openai-compatible': 'Le nom que lui donne le fournisseur.',
};

/** The fields of a bot: label, and help where it needs any. */
export const botFields: typeof english.botFields = {
  name: ['Nom', 'Les visiteurs le voient à côté des réponses du bot.'],
  provider: ['Source des réponses', ''],
  base_url: ['URL', 'URL de base de l’API, par exemple https://api.example.com/v1.'],
  model: ['Modèle', ''],
  instructions: ['Instructions', 'Décrivez la mission du bot et votre ton. Les visiteurs ne les voient jamais.'],
  daily_token_budget: ['Jetons par visiteur et par jour', 'Une fois épuisés, le bot passe la main à un agent.'],
  daily_agent_tokens: [
    'Jetons par agent et par jour',
    'Les agents peuvent rédiger, réécrire, traduire, résumer et classer des chats avec ce modèle. 0 le désactive.',
  ],
  million_tokens_cents: [
    'Prix d’un million de jetons, en centimes',
    'En moyenne, en centièmes de votre monnaie. Seulement pour le rapport d’utilisation ; 0 n’affiche aucun coût.',
  ],
  embeddings_provider: [
    'Embeddings',
    'Ils aident à trouver des articles quand les visiteurs emploient d’autres mots. S’ils n’arrivent pas à temps, le bot répond sans eux.',
  ],
  embeddings_url: ['URL pour les embeddings', 'URL de base de l’API, sans /embeddings.'],
  embeddings_model: ['Modèle pour les embeddings', ''],
  daily_embedding_tokens: [
    'Jetons d’embeddings par jour',
    'Pour les articles et les questions des visiteurs ensemble. Une fois épuisés, le bot trouve les articles sans embeddings.',
  ],
  languages: ['Langues', 'Une par ligne, par exemple fr ou pt-BR. Laissez vide pour toutes.'],
  confidence_floor: ['Seuil de confiance', 'En dessous, il passe la main à un agent.'],
  max_turns: ['Réponses maximum par chat', 'Ensuite, il passe la main à un agent. {min}–{max}.'],
  asks_if_solved: [
    'Demander si c’est résolu',
    'Après chaque réponse, le bot le demande dans un message à part. Seul un oui résout le chat.',
  ],
  learns_from_conversations: [
    'Apprendre des chats',
    'Les chats résolus et bien notés deviennent des brouillons à relire et des réponses passées pour les agents. Les données personnelles sont retirées.',
  ],
  tools: ['Outils', ''],
  department_id: ['Passer la main à', ''],
};

/** Values of a bot's fields. */
export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)} %`,
  ownDepartment: 'Le service du widget',
};
