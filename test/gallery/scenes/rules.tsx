/** Rules: the list in each state, and the form. */
import type { Rule } from '#core/automation/rules/rule.ts';
import RulesPage from '#dashboard/rules/rules-page.tsx';
import { RuleForm } from '#dashboard/rules/rule-form.tsx';
import type { Api } from '#dashboard/api/api.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { createTeam } from '#dashboard/data/team.ts';
import { type Workspace, WorkspaceProvider } from '#dashboard/workspace/context.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { never } from './samples.ts';

const page = ({ isAdmin = true, api = fakeClient(fullState()).api }: { isAdmin?: boolean; api?: Api } = {}) => {
  const person = { isAdmin, name: 'Maya Lindqvist', email: 'maya@fjord.example' };
  const workspace = { api, person, team: createTeam(api) } as Partial<Workspace> as Workspace;
  return () => (
    <WorkspaceProvider value={workspace}>
      <RulesPage isCreating={false} />
    </WorkspaceProvider>
  );
};

const Form = () => {
  const { api } = fakeClient(fullState());
  const workspace = { api, team: createTeam(api) } as Partial<Workspace> as Workspace;
  return (
    <WorkspaceProvider value={workspace}>
      <RuleForm rule={undefined} rules={createResource<Rule[]>(async () => [])} onClose={() => undefined} />
    </WorkspaceProvider>
  );
};

const none: Api = (async () => ({ data: [], next_cursor: null })) as unknown as Api;

export const rules: Subject = {
  title: 'Rules',
  kind: 'part',
  scenes: drawn({
    rules: page(),
    'rules, for an agent': page({ isAdmin: false }),
    'rules, none': page({ api: none }),
    'rules, loading': page({ api: () => never() }),
    'rules, not loaded': page({ api: () => Promise.reject(new TypeError('Failed to fetch')) }),
  }),
};

export const ruleForms: Subject = { title: 'Rules, form', kind: 'screen', scenes: drawn({ 'a new rule': Form }) };
