/** The steps of a workflow, one below the other; one of them is open as a form. */
import { ChevronRight, Plus } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import type { StepKind } from '#core/automation/steps/kinds.ts';
import { editor as words } from '#dashboard/strings/workflows.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { faultsAt } from '#dashboard/workflows/draft/check.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { addStep, inOrder, removeStep, renameStep } from '#dashboard/workflows/draft/edit.ts';
import { stepName } from '#dashboard/workflows/kinds/step-name.ts';
import { stepKindOf, stepKinds } from '#dashboard/workflows/kinds/kinds.tsx';
import { StepForm } from './step-form.tsx';

type ListProps = {
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  onChange: (definition: Definition) => void;
};

/** The list. */
export function StepList({ definition, faults, chosen, onChoose, onChange }: ListProps) {
  const { person } = useWorkspace();
  const ids = inOrder(definition);
  const { keyOf, moveKey } = useKeys();
  const add = (kind: StepKind) => {
    const added = addStep(
      definition,
      kind,
      chosen ?? ids.findLast((id) => 'next' in (definition.steps[id] ?? {})) ?? '',
    );
    onChange(added.definition);
    onChoose(added.id);
  };
  return (
    <section class="card flow-steps" aria-label={words.stepsTitle}>
      <header class="card-head">
        <h2>{words.stepsTitle}</h2>
        {person.isAdmin && <AddMenu chosen={chosen} onAdd={add} />}
      </header>
      <ol>
        {ids.map((id) => (
          <StepItem
            key={keyOf(id)}
            id={id}
            definition={definition}
            faults={faultsAt(faults, id)}
            isOpen={id === chosen}
            onToggle={() => onChoose(id === chosen ? undefined : id)}
            onChange={onChange}
            onRename={(name) => {
              moveKey(id, name);
              onChange(renameStep(definition, id, name));
              onChoose(name);
            }}
            onRemove={() => {
              onChange(removeStep(definition, id));
              onChoose(undefined);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

/** Keys that stay a step's own when it is renamed: its form, and the focus in it, are kept. */
function useKeys() {
  const keys = useRef(new Map<string, number>());
  const last = useRef(0);
  const keyOf = (id: string): number => {
    const known = keys.current.get(id) ?? (last.current += 1);
    keys.current.set(id, known);
    return known;
  };
  const moveKey = (from: string, to: string): void => {
    keys.current.set(to, keyOf(from));
    keys.current.delete(from);
  };
  return { keyOf, moveKey };
}

function AddMenu({ chosen, onAdd }: { chosen: string | undefined; onAdd: (kind: StepKind) => void }) {
  return (
    <Menu
      align="end"
      label={words.add}
      trigger={(attributes) => (
        <Button
          size="small"
          icon={Plus}
          title={chosen === undefined ? undefined : words.addBehind(stepName(chosen))}
          {...attributes}
        >
          {words.add}
        </Button>
      )}
    >
      {(Object.keys(stepKinds) as StepKind[]).map((kind) => (
        <MenuItem key={kind} onClick={() => onAdd(kind)}>
          <Icon of={stepKinds[kind].icon} />
          <span>
            {stepKinds[kind].name}
            <small>{stepKinds[kind].help}</small>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

type ItemProps = {
  id: string;
  definition: Definition;
  faults: Faults;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (definition: Definition) => void;
  onRename: (name: string) => void;
  onRemove: () => void;
};

function StepItem({ id, definition, faults, isOpen, onToggle, ...rest }: ItemProps) {
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpen) head.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const step = definition.steps[id];
  if (!step) return null;
  const kind = stepKindOf(step);
  const count = Object.keys(faults).length;
  return (
    <li class={isOpen ? 'flow-step flow-step-open' : 'flow-step'}>
      <button ref={head} type="button" class="flow-step-head" aria-expanded={isOpen} onClick={onToggle}>
        <Icon of={kind.icon} />
        <span class="flow-step-words">
          <b>{stepName(id)}</b> <small>{kind.name}</small>
          <small class="flow-step-summary">{kind.summary(step)}</small>
        </span>
        {id === definition.start && <span class="chip">{words.first}</span>}
        {count > 0 && <span class="flow-count">{words.faults(count)}</span>}
        <Icon of={ChevronRight} class="flow-step-chevron" />
      </button>
      {isOpen && <StepForm id={id} step={step} definition={definition} faults={faults} {...rest} />}
    </li>
  );
}
