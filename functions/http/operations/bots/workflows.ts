/** Operations of workflows, as admins set them up. */
import type { workflows as rows } from '#core/contract/endpoints/bots/workflows.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import type { Operations } from '#functions/http/call.ts';
import { type WorkflowDeps, issueSigningSecret, workflows } from '#functions/use-cases/settings/workflows.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

const ofWorkflows = settingsOperations('listWorkflows', workflows);

/** Workflows. */
export const workflowOperations: Operations<WorkflowDeps, keyof typeof rows> = {
  ...byOperation('Workflow', 'Workflows', ofWorkflows),
  updateWorkflow: (deps, { params, body: { revision, ...changes } }) =>
    ofWorkflows.update(deps, { params, body: { ...changes, version: revision } }),
  issueSigningSecret: async (deps, { params }) => {
    const { signing_secret } = await issueSigningSecret(deps, params.id);
    // As libraries of Standard Webhooks take it.
    return { signing_secret: `whsec_${signing_secret}` };
  },
};
