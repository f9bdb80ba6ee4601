/** Workflows: what talks with a visitor step by step, as admins build it. */
import * as z from 'zod/mini';
import { workflow, workflowSettings } from '#core/automation/definition.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsEndpoints } from '#core/contract/kit/settings.ts';

const rows = settingsEndpoints('workflows', 'Workflows', 'workflow', workflow, workflowSettings);

/** Every endpoint of workflows. A graph that is not sound is refused with the step and the reason. */
export const workflows = {
  ...byOperation('Workflow', 'Workflows', rows),
  createWorkflow: endpoint({ ...rows.create, errors: [...rows.create.errors, 'too_large'] }),
  updateWorkflow: endpoint({
    ...rows.update,
    body: z.extend(z.partial(workflowSettings), { revision: z.optional(workflow.shape.revision) }),
    summary: 'Update a workflow; a changed definition becomes a new version, and running conversations keep theirs',
    errors: [...rows.update.errors, 'too_large'],
  }),
  issueSigningSecret: endpoint({
    tag: 'Workflows',
    params: byId,
    method: 'POST',
    path: `${AGENT_API}/workflows/{id}/signing-secret`,
    role: 'admin',
    summary: 'Create a new secret that signs webhook requests, shown once; it replaces the old one immediately',
    answer: { status: 200, schema: z.strictObject({ signing_secret: z.string() }) },
    errors: ['not_found'],
  }),
} as const;
