/** Who answers a widget's chats first: people, one of the bots, or one of the workflows. */
import { useEffect } from 'preact/hooks';
import { BASE } from '#dashboard/navigation/location.ts';
import { handlers as words, widgetValues } from '#dashboard/strings/widgets.ts';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described, type FormProps } from './described.ts';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';

/** The fields. */
export function HandlerFields({ editor: { values: draft, errors, set } }: FormProps) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.bots.need();
    void team.workflows.need();
  }, []);
  const known = { ai_bot: team.bots.value.value.data, workflow: team.workflows.value.value.data };
  const change = (type: Draft['handler_type']) => {
    const [first, ...others] = type === 'agent' ? [] : (known[type] ?? []);
    // There is nothing to choose where there is only one.
    set({ handler_type: type, handler_id: first && others.length === 0 ? first.id : null });
  };
  return (
    <>
      <SelectField
        {...described('handler_type', errors)}
        value={draft.handler_type}
        options={widgetValues.handler_type}
        onChange={change}
      />
      {draft.handler_type !== 'agent' && (
        <Picker
          type={draft.handler_type}
          known={known[draft.handler_type]}
          chosen={draft.handler_id}
          error={errorBelow(errors, 'handler_id', words[draft.handler_type].label)}
          onChange={(handler_id) => set({ handler_id })}
        />
      )}
    </>
  );
}

type PickerProps = {
  type: 'ai_bot' | 'workflow';
  /** Undefined until it is known which there are. */
  known: readonly { id: number; name: string }[] | undefined;
  chosen: number | null;
  error: string | undefined;
  onChange: (id: number | null) => void;
};

function Picker({ type, known, chosen, error, onChange }: PickerProps) {
  if (known?.length === 0) {
    return (
      <p>
        {words[type].none}{' '}
        <a class="link" href={`${BASE}/${type === 'ai_bot' ? 'bots' : 'workflows'}/new`}>
          {words[type].create}
        </a>
      </p>
    );
  }
  return (
    <SelectField
      label={words[type].label}
      error={error}
      value={String(chosen ?? '')}
      options={{
        ...(chosen === null ? { '': words.choose } : {}),
        ...optionsOf(known ?? []),
      }}
      onChange={(id) => onChange(id === '' ? null : Number(id))}
    />
  );
}
