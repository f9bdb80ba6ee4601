/** The ways from a conversation to the team's own systems: a link with a signed token, and a card of what they know. */
import * as z from 'zod/mini';
import { card } from '#core/model/visitors/card.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

const tag = 'Team';
const ofConversation = `${AGENT_API}/conversations/{id}` as const;
/** Whatever is signed names the person who asked. */
const byPerson = { tag, role: 'agent', isForPeople: true, params: byId } as const;

/** Every endpoint of them. What they are set up with is among the team's settings. */
export const context = {
  openContextLink: endpoint({
    ...byPerson,
    method: 'POST',
    path: `${ofConversation}/context-link`,
    summary:
      "Get the team's own address for the conversation's visitor, with a signed token that names visitor, conversation and agent for 60 seconds",
    answer: { status: 200, schema: z.strictObject({ url: z.string() }) },
    errors: ['not_found', 'not_configured'],
  }),
  getCard: endpoint({
    ...byPerson,
    method: 'GET',
    path: `${ofConversation}/card`,
    summary:
      "Get what the team's own system knows of the conversation's visitor, as it answered within the last minute",
    answer: { status: 200, schema: card },
    errors: ['not_found', 'not_configured'],
  }),
  rotateContextSecret: endpoint({
    tag,
    method: 'POST',
    path: `${AGENT_API}/team-settings/context-secret`,
    role: 'admin',
    isForPeople: true,
    summary: 'Create a new secret that signs links and requests of cards, shown once; it replaces the previous one',
    answer: { status: 200, schema: z.strictObject({ context_secret: z.string() }) },
  }),
} as const;
