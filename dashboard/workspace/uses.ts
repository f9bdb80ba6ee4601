/** What uses something that is set up: widgets, agents, bots, workflows, canned responses, with the way to each. */
import type { Id } from '#core/model/id.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import type { Workflow } from '#core/automation/definition.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import type { Team } from '#dashboard/data/team.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { names } from '#dashboard/strings/names.ts';
import type { Use } from '#dashboard/ui/crud/remove-dialog.tsx';

type Receiver = Extract<Workflow['definition']['steps'][string], { kind: 'handoff' }>['to'];

/** What uses a department. Rejects when a list of what may use it doesn't load. */
export async function usesOfDepartment(team: Team, id: Id): Promise<Use[]> {
  const [widgets, agents, bots, workflows, responses] = await Promise.all([
    fresh(team.widgets),
    fresh(team.agents),
    fresh(team.bots),
    fresh(team.workflows),
    fresh(team.cannedResponses),
  ]);
  const isOf = ({ department_id }: { department_id: Id | null }) => department_id === id;
  return [
    ...widgets.filter(isOf).map(widgetUse),
    ...agents
      .filter(({ department_ids }) => department_ids.includes(id))
      .map(({ name }) => ({ label: names.use.agent(name), href: `${BASE}/agents` })),
    ...bots.filter(isOf).map(({ id: bot, name }) => ({ label: names.use.bot(name), href: `${BASE}/bots/${bot}` })),
    ...naming(workflows, (to) => to.type === 'department' && to.department_id === id),
    ...responses
      .filter(
        (one) => isOf(one) || one.actions.some((action) => action.type === 'assign' && action.department_id === id),
      )
      .map(({ shortcut }) => ({ label: names.use.cannedResponse(shortcut), href: `${BASE}/canned-responses` })),
  ];
}

/** What uses a bot. Rejects when a list of what may use it doesn't load. */
export async function usesOfBot(team: Team, id: Id): Promise<Use[]> {
  const [widgets, workflows] = await Promise.all([fresh(team.widgets), fresh(team.workflows)]);
  return [
    ...widgetsOf(widgets, 'ai_bot', id).map(widgetUse),
    ...naming(workflows, (to) => to.type === 'bot' && to.bot_id === id),
  ];
}

/** What uses a workflow. Rejects when the widgets don't load. */
export const usesOfWorkflow = async (team: Team, id: Id): Promise<Use[]> =>
  widgetsOf(await fresh(team.widgets), 'workflow', id).map(widgetUse);

/** The workflows that name an agent. Rejects when they don't load. */
export const usesOfAgent = async (team: Team, id: Id): Promise<Use[]> =>
  naming(await fresh(team.workflows), (to) => to.type === 'agent' && to.agent_id === id);

/** The widgets that begin their chats with a bot or a workflow. */
export const widgetsOf = (widgets: readonly Widget[], type: Widget['handler_type'], id: Id): Widget[] =>
  widgets.filter((one) => one.handler_type === type && one.handler_id === id);

const widgetUse = ({ id, name }: Widget): Use => ({ label: names.use.widget(name), href: `${BASE}/widgets/${id}` });

const naming = (workflows: readonly Workflow[], isMeant: (to: Receiver) => boolean): Use[] =>
  workflows
    .filter(({ definition }) =>
      Object.values(definition.steps).some((step) => step.kind === 'handoff' && isMeant(step.to)),
    )
    .map(({ id, name }) => ({ label: names.use.workflow(name), href: `${BASE}/workflows/${id}` }));

/** What the server has now; an old list could say that nothing uses it. */
async function fresh<Data>(resource: Resource<Data>): Promise<Data> {
  await resource.load();
  const { data, error } = resource.value.peek();
  if (data === undefined || error !== undefined) throw error;
  return data;
}
