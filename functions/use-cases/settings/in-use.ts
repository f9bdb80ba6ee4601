/** Usage of departments, bots and workflows: the one table of which records may refer to which. */
import type { User } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { agentStore } from '#functions/store/assignment/agent-store.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { workflowStore } from '#functions/store/automation/workflow-store.ts';
import { type Reference, type Target, referenceText } from '#functions/store/references.ts';
import type { SettingsRecord, SettingsStore } from '#functions/store/settings-store.ts';
import { cannedResponseStore } from '#functions/store/settings/canned-response-store.ts';
import { ruleStore } from '#functions/store/automation/rule-store.ts';
import { widgetStore } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';

const MAX = 1000;

type FindUsers = (table: Table, of: Reference) => Promise<User[]>;

/** The records of a kind that refer to something, with their names. */
const among =
  <Stored extends SettingsRecord>(store: SettingsStore<Stored>, nameOf: (record: Stored) => string): FindUsers =>
  async (table, of) => {
    const refers = (record: Stored) => store.references(record).some((one) => referenceText(one) === referenceText(of));
    const records = await store.all(table, MAX, { consistent: true });
    return records
      .filter(refers)
      .map((record) => ({ type: store.name.replace(' ', '_'), id: record.id, name: nameOf(record) }));
  };

const widgets = among(widgetStore, ({ name }) => name);
const workflows = among(workflowStore, ({ name }) => name);

/** Which kinds may refer to each. */
const referrers: Record<Exclude<Target, 'agent'>, readonly FindUsers[]> = {
  department: [
    widgets,
    among(agentStore, ({ name }) => name),
    among(cannedResponseStore, ({ shortcut }) => shortcut),
    among(botStore, ({ name }) => name),
    workflows,
    among(ruleStore, ({ name }) => name),
  ],
  bot: [widgets, workflows],
  workflow: [widgets],
};

/** The records that use it, as stored now. */
export async function usersOf(table: Table, to: Exclude<Target, 'agent'>, id: Id): Promise<User[]> {
  const found = await Promise.all(referrers[to].map((find) => find(table, { to, id })));
  return found.flat();
}
