/** Operations of the team: its settings, agents, departments and canned responses. */
import type { teamSettings as rows } from '#core/contract/endpoints/admin/team.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import type { Operations } from '#functions/http/call.ts';
import { type AgentDeps, agents } from '#functions/use-cases/settings/agents.ts';
import { cannedResponses } from '#functions/use-cases/settings/canned-responses.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import {
  type TeamSettingsDeps,
  changeTeamSettings,
  showTeamSettings,
} from '#functions/use-cases/mail/team-settings.ts';
import { settingsWrites } from '#functions/http/operations/resource.ts';

/** What these operations need. */
export type SetupDeps = AgentDeps & TeamSettingsDeps;

/** The team's settings, agents, departments and canned responses. */
export const setupOperations: Operations<SetupDeps, keyof typeof rows> = {
  getTeamSettings: (deps) => showTeamSettings(deps),
  updateTeamSettings: (deps, { body }) => changeTeamSettings(deps, body),
  ...byOperation('Agent', 'Agents', settingsWrites(agents)),
  ...byOperation('Department', 'Departments', settingsWrites(departments)),
  ...byOperation('CannedResponse', 'CannedResponses', settingsWrites(cannedResponses)),
};
