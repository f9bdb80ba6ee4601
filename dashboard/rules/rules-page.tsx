/** Rules: the list in the order in which they run, each switched on and off here, and the form. */
import { ArrowDown, ArrowUp, Wand } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import type { Rule } from '#core/automation/rules/rule.ts';
import { everyPage } from '#dashboard/api/api.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { rules as words } from '#dashboard/strings/rules.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import type { Action } from '#dashboard/ui/crud/crud-table.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { RuleForm } from './rule-form.tsx';
import { actionWords, allWords, conditionWords, triggerWords } from './rule-words.ts';
import './rules.css';

/** The order in which they run. */
const byPosition = (one: Rule, other: Rule): number => one.position - other.position || one.id - other.id;

/** The page. */
export default function RulesPage({ isCreating }: { isCreating: boolean }) {
  const { api, team, person } = useWorkspace();
  const rules = useMemo(() => createResource(() => everyPage((query) => api('listRules', { query }))), [api]);
  useEffect(() => {
    void team.widgets.need();
    void team.departments.need();
    void team.agents.need();
  }, []);
  /** Shows at once; what is refused is put back with a word. */
  const change = async (rule: Rule, changes: Partial<Pick<Rule, 'is_enabled' | 'position'>>) => {
    rules.change((all) => replaced(all, { ...rule, ...changes }));
    try {
      const stored = await api('updateRule', { params: { id: String(rule.id) }, body: changes });
      rules.change((all) => replaced(all, stored));
    } catch (error) {
      rules.change((all) => replaced(all, rule));
      toast(inWords(error));
    }
  };
  const moves = (rule: Rule): Action[] => {
    const ordered = (rules.value.value.data ?? []).toSorted(byPosition);
    const index = ordered.findIndex(({ id }) => id === rule.id);
    const between = (one: Rule | undefined, other: Rule | undefined) => {
      const [low, high] = [one?.position, other?.position];
      if (low === undefined) return high === undefined ? rule.position : high / 2;
      return high === undefined ? low + 1 : (low + high) / 2;
    };
    return [
      ...(index > 0
        ? [
            {
              label: words.earlier(rule.name),
              icon: ArrowUp,
              run: () => void change(rule, { position: between(ordered[index - 2], ordered[index - 1]) }),
            },
          ]
        : []),
      ...(index < ordered.length - 1
        ? [
            {
              label: words.later(rule.name),
              icon: ArrowDown,
              run: () => void change(rule, { position: between(ordered[index + 1], ordered[index + 2]) }),
            },
          ]
        : []),
    ];
  };
  return (
    <CrudPage
      words={words}
      icon={Wand}
      of={rules}
      isAdmin={person.isSupervisor}
      nameOf={({ name }) => name}
      textOf={(rule) => allWords(rule, team)}
      order={byPosition}
      rowActions={moves}
      labels={words}
      isEditedHere
      tableClass="table-rules"
      newPath="/rules/new"
      isCreating={isCreating}
      columns={[
        {
          title: words.on,
          cell: (rule) => (
            <label class="switch">
              <input
                type="checkbox"
                role="switch"
                aria-label={words.isOn(rule.name)}
                disabled={!person.isSupervisor}
                checked={rule.is_enabled}
                onChange={() => void change(rule, { is_enabled: !rule.is_enabled })}
              />
            </label>
          ),
        },
        { title: words.fields.name[0], cell: ({ name }) => <b>{name}</b> },
        { title: words.when, cell: ({ on }) => triggerWords(on) },
        {
          title: words.onlyIf,
          class: 'wide',
          cell: ({ conditions }) => (
            <Lines of={conditions.map((one) => conditionWords(one, team))} none={words.always} />
          ),
        },
        {
          title: words.does,
          class: 'wide',
          cell: ({ actions }) => <Lines of={actions.map((one) => actionWords(one, team))} />,
        },
      ]}
      form={(rule, close) => <RuleForm rule={rule} rules={rules} onClose={close} />}
      removal={({ id, name }) => ({
        title: words.removeTitle(name),
        body: words.removeBody,
        removed: words.removed,
        run: async () => {
          await api('deleteRule', { params: { id: String(id) } });
          rules.change((all) => without(all, id));
        },
      })}
    />
  );
}

function Lines({ of: lines, none }: { of: readonly string[]; none?: string }) {
  if (lines.length === 0) return <span class="muted">{none}</span>;
  return (
    <ul class="rule-lines">
      {lines.map((line, index) => (
        <li key={index} title={line}>
          {line}
        </li>
      ))}
    </ul>
  );
}
