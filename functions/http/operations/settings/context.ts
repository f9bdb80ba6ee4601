/** Operations of the ways to a team's own systems. What carries them out is loaded with the first of them. */
import type { context as rows } from '#core/contract/endpoints/admin/context.ts';
import type { Operations } from '#functions/http/call.ts';
import type { ContextDeps } from '#functions/use-cases/context/context.ts';
import { type ContextSecretDeps, rotateContextSecret } from '#functions/use-cases/mail/team-settings.ts';

const carriedOut = () => import('#functions/use-cases/context/context.ts');

/** The link, the card, and the secret that both are signed with. */
export const contextOperations: Operations<ContextDeps & ContextSecretDeps, keyof typeof rows> = {
  openContextLink: async (deps, { params, caller }) => (await carriedOut()).openContextLink(deps, params.id, caller),
  getCard: async (deps, { params, caller }) => (await carriedOut()).showCard(deps, params.id, caller),
  rotateContextSecret: async (deps) => ({ context_secret: await rotateContextSecret(deps) }),
};
