/** Why the server refused something, by its code, in Portuguese. */
import type { ErrorCode } from '#core/model/errors.ts';

const byCode: Record<ErrorCode, string> = {
  validation_failed: 'A solicitação não é válida.',
  file_rejected: 'Um arquivo não foi aceito.',
  malformed_json: 'A solicitação não está em formato JSON.',
  unauthenticated: 'Entre de novo para continuar.',
  forbidden: 'Você não tem permissão para fazer isso.',
  origin_not_allowed: 'Este widget não é permitido neste site.',
  widget_inactive: 'Este widget está desativado.',
  not_found: 'Não encontrado, ou você não tem acesso.',
  method_not_allowed: 'Esta operação não é possível aqui.',
  illegal_transition: 'Não é possível no estado atual.',
  conflict: 'Há um conflito com o que já está salvo.',
  attributes_required: 'Faltam atributos obrigatórios.',
  visitor_left: 'O visitante saiu do site.',
  visitor_blocked: 'O visitante está bloqueado.',
  visitor_in_chat: 'O visitante já tem um chat.',
  agent_at_capacity: 'O atendente não pode receber outro chat.',
  idempotency_mismatch: 'Este ID já foi usado para outra coisa.',
  not_configured: 'Não está configurado.',
  file_being_checked: 'O arquivo está sendo verificado contra malware.',
  file_blocked: 'O arquivo está bloqueado.',
  too_large: 'A solicitação é grande demais.',
  unsupported_media_type: 'Este tipo de conteúdo não é aceito.',
  rate_limited: 'Muitas requisições. Tente de novo em instantes.',
  internal_error: 'Algo deu errado no servidor. Tente de novo.',
  try_again: 'O servidor está ocupado. Tente de novo em instantes.',
};

/** A sentence for each code that is known. */
export const refusals: Readonly<Partial<Record<string, string>>> = byCode;
