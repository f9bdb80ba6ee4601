/** Operations of workflows, as admins set them up. */
import type { workflows } from '../../core/contract/endpoints/workflows.ts';
import { listWorkflows, toWorkflow } from '../store/workflow-store.ts';
import type { WorkflowDeps } from '../use-cases/workflows.ts';
import {
  createWorkflow,
  deleteWorkflow,
  issueSigningSecret,
  updateWorkflow,
  findWorkflow,
} from '../use-cases/workflows.ts';
import type { Operations } from './call.ts';
import { listAnswer } from './list-answer.ts';

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
