import { describe, expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { teamRoles } from '#core/model/team/team-role.ts';
import { pages, pagesFor } from '#dashboard/shell/pages.tsx';

/** What each page cannot be without: the least of its requests. */
const needs = {
  '/': 'getDashboard',
  '/conversations': 'listConversations',
  '/tickets': 'listTickets',
  '/visitors': 'listLiveVisitors',
  '/reports': 'reportVolume',
  '/widgets': 'listWidgets',
  '/bots': 'listBots',
  '/workflows': 'listWorkflows',
  '/rules': 'listRules',
  '/agents': 'listAgents',
  '/team': 'listTeamMembers',
  '/departments': 'listDepartments',
  '/canned-responses': 'listCannedResponses',
  '/fields': 'getConversationFields',
  '/team-settings': 'getTeamSettings',
  '/audit': 'listAudit',
  '/modules': 'listModules',
  '/webhooks': 'listWebhooks',
  '/api-keys': 'listApiKeys',
} as const satisfies Record<string, keyof typeof teamApi>;

describe('the pages of the dashboard', () => {
  it('are open to the roles that may call what they show', () => {
    const roles = pages.map(({ path, role = 'agent' }) => [path, role]);
    const wanted = Object.entries(needs).map(([path, operation]) => [path, (teamApi[operation] as Endpoint).role]);
    expect(Object.fromEntries(roles)).toEqual(Object.fromEntries(wanted));
  });

  it('are never fewer for a higher role', () => {
    const seen = teamRoles.map((role) =>
      pagesFor({ isAdmin: role === 'admin', isSupervisor: role !== 'agent' }).map(({ path }) => path),
    );
    expect(seen[0]).not.toContain('/audit');
    expect(seen[2]).toEqual(pages.map(({ path }) => path));
    for (const path of seen[0] ?? []) expect(seen[1]).toContain(path);
  });
});
