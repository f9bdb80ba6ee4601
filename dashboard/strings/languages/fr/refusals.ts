/** Why the server refused something, by its code, in French. */
import type { ErrorCode } from '#core/model/errors.ts';

const byCode: Record<ErrorCode, string> = {
  validation_failed: 'La demande n’est pas valide.',
  file_rejected: 'Un fichier n’est pas accepté.',
  malformed_json: 'La demande n’est pas au format JSON.',
  unauthenticated: 'Reconnectez-vous pour continuer.',
  forbidden: 'Vous n’avez pas l’autorisation de faire cela.',
  origin_not_allowed: 'Ce widget n’est pas autorisé sur ce site.',
  widget_inactive: 'Ce widget est désactivé.',
  not_found: 'Introuvable, ou vous n’y avez pas accès.',
  method_not_allowed: 'Cette opération n’est pas possible ici.',
  illegal_transition: 'Ce n’est pas possible dans l’état actuel.',
  conflict: 'C’est en conflit avec ce qui est déjà enregistré.',
  attributes_required: 'Des attributs obligatoires ne sont pas remplis.',
  visitor_left: 'Le visiteur a quitté le site.',
  visitor_blocked: 'Le visiteur est bloqué.',
  visitor_in_chat: 'Le visiteur a déjà un chat.',
  agent_at_capacity: 'L’agent ne peut pas prendre d’autre chat.',
  idempotency_mismatch: 'Cet identifiant a déjà servi pour autre chose.',
  not_configured: 'Ce n’est pas configuré.',
  file_being_checked: 'Le fichier est en cours d’analyse antivirus.',
  file_blocked: 'Le fichier est bloqué.',
  too_large: 'La demande est trop volumineuse.',
  unsupported_media_type: 'Ce type de contenu n’est pas accepté.',
  rate_limited: 'Trop de requêtes. Réessayez dans un instant.',
  internal_error: 'Une erreur s’est produite sur le serveur. Réessayez.',
  try_again: 'Le serveur est occupé. Réessayez dans un instant.',
};

/** A sentence for each code that is known. */
export const refusals: Readonly<Partial<Record<string, string>>> = byCode;
