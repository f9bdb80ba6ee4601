/** Operations of departments, canned responses and the dashboard. */
import type { overview } from '#core/contract/endpoints/overview.ts';
import type { team } from '#core/contract/endpoints/team.ts';
import type { Deps } from '#functions/deps.ts';
import { listCannedResponses } from '#functions/store/settings/canned-response-store.ts';
import { listDepartments } from '#functions/store/settings/department-store.ts';
import {
  findCannedResponse,
  createCannedResponse,
  deleteCannedResponse,
  updateCannedResponse,
} from '#functions/use-cases/settings/canned-responses.ts';
import { showDashboard } from '#functions/use-cases/reports/dashboard.ts';
import {
  createDepartment,
  deleteDepartment,
  findDepartment,
  updateDepartment,
} from '#functions/use-cases/settings/departments.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';

type SetupIds =
  | keyof typeof overview
  | Extract<keyof typeof team, `${string}Department${string}` | `${string}CannedResponse${string}`>;

const asIs = <Entity>(entity: Entity): Entity => entity;

/** Departments, canned responses, dashboard. */
export const setupOperations: Operations<Deps, SetupIds> = {
  getDashboard: (deps, { query }) => showDashboard(deps, query.timezone),

  listDepartments: ({ table }, { query }) =>
    listAnswer('listDepartments', query, (request) => listDepartments(table, request), asIs),
  createDepartment: (deps, { body }) => createDepartment(deps, body),
  getDepartment: (deps, { params }) => findDepartment(deps, params.id),
  updateDepartment: (deps, { params, body }) => updateDepartment(deps, params.id, body),
  deleteDepartment: async (deps, { params }) => {
    await deleteDepartment(deps, params.id);
    return undefined;
  },

  listCannedResponses: ({ table }, { query }) =>
    listAnswer('listCannedResponses', query, (request) => listCannedResponses(table, request), asIs),
  createCannedResponse: (deps, { body }) => createCannedResponse(deps, body),
  getCannedResponse: (deps, { params }) => findCannedResponse(deps, params.id),
  updateCannedResponse: (deps, { params, body }) => updateCannedResponse(deps, params.id, body),
  deleteCannedResponse: async (deps, { params }) => {
    await deleteCannedResponse(deps, params.id);
    return undefined;
  },
};
