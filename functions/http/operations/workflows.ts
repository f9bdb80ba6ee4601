/** Operations of workflows, as admins set them up. */
import type { workflows } from '#core/contract/endpoints/workflows.ts';
import { listWorkflows, toWorkflow } from '#functions/store/automation/workflow-store.ts';
import type { WorkflowDeps } from '#functions/use-cases/settings/workflows.ts';
import {
  createWorkflow,
  deleteWorkflow,
  issueSigningSecret,
  updateWorkflow,
  findWorkflow,
} from '#functions/use-cases/settings/workflows.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';

/** Workflows. */
export const workflowOperations: Operations<WorkflowDeps, keyof typeof workflows> = {
  listWorkflows: ({ table }, { query }) =>
    listAnswer('listWorkflows', query, (request) => listWorkflows(table, request), toWorkflow),
  createWorkflow: async (deps, { body }) => toWorkflow(await createWorkflow(deps, body)),
  getWorkflow: async (deps, { params }) => toWorkflow(await findWorkflow(deps, params.id)),
  updateWorkflow: async (deps, { params, body }) => toWorkflow(await updateWorkflow(deps, params.id, body)),
  deleteWorkflow: async (deps, { params }) => {
    await deleteWorkflow(deps, params.id);
    return undefined;
  },
  issueSigningSecret: async (deps, { params }) => {
    const { signing_secret } = await issueSigningSecret(deps, params.id);
    // As libraries of Standard Webhooks take it.
    return { signing_secret: `whsec_${signing_secret}` };
  },
};
