/** Visitors as people. */
import { visitor } from '#core/model/visitor.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

/** Every endpoint of visitors that agents use. Exporting and erasing is in `admin/visitors.ts`. */
export const visitors = {
  getVisitor: endpoint({
    method: 'GET',
    path: `${AGENT_API}/visitors/{id}`,
    role: 'agent',
    tag: 'Visitors',
    summary: 'Get a visitor',
    params: byId,
    answer: { status: 200, schema: visitor },
    errors: ['not_found'],
  }),
} as const;
