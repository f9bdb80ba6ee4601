/** French: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'Ce que le modèle peut faire pendant qu’il répond. Il ne peut rien faire qui ne soit pas dans cette liste.',
  signed: 'Les requêtes sont signées avec le secret de vos propres systèmes, à créer dans les paramètres de l’équipe.',
  noSecret:
    'Il n’y a pas encore de secret, donc chaque appel échoue : créez-en un dans les paramètres de l’équipe et placez-le sur votre serveur.',
  add: 'Ajouter un outil',
  remove: (name) => `Retirer l’outil ${name}`,
  kind: { http: 'Interroger votre serveur', ticket: 'Créer un ticket', handoff: 'Passer la main' },
  audience: { everyone: 'Tous', verified: 'Visiteurs vérifiés par votre site' },
  type: { text: 'Texte', number: 'Nombre', boolean: 'Oui ou non', choice: 'Un élément d’une liste' },
  parameter: (number) => `Paramètre ${number}`,
  addParameter: 'Ajouter un paramètre',
  removeParameter: (name) => `Retirer le paramètre ${name}`,
  path: 'Chemin dans la réponse, comme order.status',
  sample: 'Ce que reçoit votre serveur',
  use: {
    lead: 'Les appels des 30 derniers jours.',
    tool: 'Outil',
    day: 'Jour et outil',
    byDay: 'Jour par jour',
    calls: 'Appels',
    failed: 'Échecs',
    time: 'Durée moyenne',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['Nom de l’outil', 'Pour le modèle : minuscules, chiffres et _, comme order_status.'],
  description: ['Ce qu’il fait', 'Dites au modèle quand l’utiliser, par exemple : Recherche l’état d’une commande.'],
  audience: ['Pour', ''],
  requires_code: [
    'Demander un code par e-mail',
    'Le visiteur saisit d’abord un code envoyé à son adresse e-mail. Il compte pendant 30 minutes.',
  ],
  url: ['URL', 'Une URL https sur un hôte autorisé par cette installation.'],
  returns: ['Ce que reçoit le modèle', ''],
  parameter_name: ['Nom du paramètre', ''],
  parameter_description: ['Ce que c’est', 'Pour le modèle, par exemple : Le numéro de la commande.'],
  parameter_type: ['Type', ''],
  choices: ['Liste', 'Un par ligne.'],
  is_required: ['Obligatoire', ''],
  priority: ['Priorité', ''],
  department_id: ['Passer la main à', ''],
};
