/** Forms of the steps that do something: set data, create a ticket, call a webhook, hand over. */
import { useEffect } from 'preact/hooks';
import type { Receiver } from '#core/model/bots/receiver.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { stepParts as words, stepValues } from '#dashboard/strings/workflows.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described, type StepFormProps, Target, Words } from './step-fields.tsx';

const priorityNames: Record<string, string> = Object.fromEntries(priorities.map((one) => [one, names.priority[one]]));

/** Sets attributes, priority, labels. */
export function SetForm({ step, faults, onChange, steps }: StepFormProps<'set'>) {
  const set = (change: Partial<typeof step>) => onChange({ ...step, ...change });
  return (
    <>
      <PairsField
        {...described.set('attributes', faults)}
        valueLabel={words.content}
        value={step.attributes}
        onChange={(attributes) => set({ attributes })}
      />
      <SelectField
        {...described.set('priority', faults)}
        value={step.priority ?? ''}
        options={{ '': words.unchanged, ...priorityNames }}
        onChange={(value) => set({ priority: value === '' ? null : value })}
      />
      <LinesField {...described.set('labels', faults)} value={step.labels} onChange={(labels) => set({ labels })} />
      <Target {...described.set('next', faults)} value={step.next} steps={steps} onChange={(next) => set({ next })} />
    </>
  );
}

/** Writes a ticket. */
export function TicketForm({ step, faults, onChange, steps }: StepFormProps<'ticket'>) {
  const set = (change: Partial<typeof step>) => onChange({ ...step, ...change });
  return (
    <>
      <TextField
        {...described.ticket('subject', faults)}
        value={step.subject}
        onChange={(subject) => set({ subject })}
      />
      <TextField
        {...described.ticket('description', faults)}
        value={step.description}
        onChange={(description) => set({ description })}
        rows={3}
      />
      <SelectField
        {...described.ticket('priority', faults)}
        value={step.priority}
        options={priorityNames}
        onChange={(value) => set({ priority: value })}
      />
      <Target
        {...described.ticket('next', faults)}
        value={step.next}
        steps={steps}
        onChange={(next) => set({ next })}
      />
    </>
  );
}

/** Calls a service. */
export function HttpForm({ step, faults, onChange, steps }: StepFormProps<'http'>) {
  const set = (change: Partial<typeof step>) => onChange({ ...step, ...change });
  return (
    <>
      <TextField {...described.http('url', faults)} value={step.url} onChange={(url) => set({ url })} />
      <PairsField
        {...described.http('save', faults)}
        valueLabel={words.path}
        value={step.save}
        onChange={(save) => set({ save })}
      />
      <div class="pair">
        <Target
          {...described.http('next', faults)}
          value={step.next}
          steps={steps}
          onChange={(next) => set({ next })}
        />
        <Target
          {...described.http('on_error', faults)}
          value={step.on_error}
          steps={steps}
          onChange={(on_error) => set({ on_error })}
        />
      </div>
    </>
  );
}

/** Hands over. */
export function HandoffForm({ step, faults, onChange }: StepFormProps<'handoff'>) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.departments.need();
    void team.agents.need();
    void team.bots.need();
  }, []);
  const first = { agent: team.agents.value.value.data?.[0]?.id, bot: team.bots.value.value.data?.[0]?.id };
  const newReceiver = (type: Receiver['type']): Receiver => {
    if (type === 'agent') return { type, agent_id: first.agent ?? 0 };
    return type === 'bot' ? { type, bot_id: first.bot ?? 0 } : { type, department_id: null };
  };
  const isNobody =
    (step.to.type === 'agent' && step.to.agent_id === 0) || (step.to.type === 'bot' && step.to.bot_id === 0);
  const somebody = step.to.type === 'bot' ? first.bot : first.agent;
  useEffect(() => {
    // Selected before the agents, departments and bots were loaded.
    if (isNobody && somebody !== undefined) onChange({ ...step, to: newReceiver(step.to.type) });
  }, [isNobody, somebody]);
  return (
    <>
      <div class="pair">
        <SelectField
          {...described.handoff('to', {})}
          value={step.to.type}
          options={stepValues.to}
          onChange={(type) => onChange({ ...step, to: newReceiver(type) })}
        />
        <ReceiverField to={step.to} faults={faults} onChange={(to) => onChange({ ...step, to })} />
      </div>
      <Words kind="handoff" value={step.text} faults={faults} onChange={(text) => onChange({ ...step, text })} />
    </>
  );
}

type ReceiverProps = { to: Receiver; faults: StepFormProps['faults']; onChange: (to: Receiver) => void };

function ReceiverField({ to, faults, onChange }: ReceiverProps) {
  const { team } = useWorkspace();
  const named = (all: readonly { id: number; name: string }[] | undefined, id: number | null) => ({
    ...(id === null || all?.some((one) => one.id === id) ? {} : { [String(id)]: words.nobody }),
    ...optionsOf(all ?? []),
  });
  switch (to.type) {
    case 'department':
      return (
        <SelectField
          {...described.handoff('department', faults, 'to')}
          value={String(to.department_id ?? '')}
          options={{ '': words.ownDepartment, ...named(team.departments.value.value.data, to.department_id) }}
          onChange={(id) => onChange({ ...to, department_id: id === '' ? null : Number(id) })}
        />
      );
    case 'agent':
      return (
        <SelectField
          {...described.handoff('agent', faults, 'to')}
          value={String(to.agent_id)}
          options={named(team.agents.value.value.data, to.agent_id)}
          onChange={(id) => onChange({ ...to, agent_id: Number(id) })}
        />
      );
    case 'bot':
      return (
        <SelectField
          {...described.handoff('bot', faults, 'to')}
          value={String(to.bot_id)}
          options={named(team.bots.value.value.data, to.bot_id)}
          onChange={(id) => onChange({ ...to, bot_id: Number(id) })}
        />
      );
  }
}
