/** Trying a workflow out as a chat, with what conditions look at to be chosen. */
import { RotateCcw, SendHorizontal } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import type { WorkflowContext } from '#core/automation/turn/turn.ts';
import { trial as words } from '#dashboard/strings/workflows.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { answerCall, beginTrial, type Call, say, type Trial } from './trial.ts';
import { TrialLineView } from './trial-line.tsx';
import './trial.css';

type PaneProps = { definition: Definition; isSound: boolean };

/** The pane. */
export function TrialPane({ definition, isSound }: PaneProps) {
  const [trial, setTrial] = useState<Trial | undefined>(undefined);
  const [around, setAround] = useState<WorkflowContext>({
    isOpen: true,
    isAnyoneOnline: true,
    page: '/',
    locale: 'en',
  });
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => log.current?.scrollTo(0, log.current.scrollHeight), [trial]);
  if (!isSound && !trial) return <p class="muted flow-trial-lead">{words.faulty}</p>;
  const hear = (text: string) => setTrial(trial ? say(trial, text, around) : beginTrial(definition, text, around));
  const offered = trial && !trial.isOver && !trial.call ? trial.lines.at(-1) : undefined;
  return (
    <div class="flow-trial">
      <AroundFields definition={trial?.definition ?? definition} around={around} onChange={setAround} />
      {trial && isOther(trial.definition, definition) && <p class="flow-trial-changed">{words.changed}</p>}
      <div class="flow-trial-log" ref={log} role="log" aria-label={words.log} tabIndex={0}>
        {trial ? (
          trial.lines.map((line, index) => <TrialLineView key={index} line={line} />)
        ) : (
          <p class="muted">{words.lead}</p>
        )}
        {offered && offered.from === 'bot' && offered.options.length > 0 && (
          <div class="flow-trial-options">
            {offered.options.map((option) => (
              <Button key={option} size="small" onClick={() => hear(option)}>
                {option}
              </Button>
            ))}
          </div>
        )}
      </div>
      {trial?.call && <CallForm call={trial.call} onAnswer={(values) => setTrial(answerCall(trial, values, around))} />}
      {trial?.isOver ? (
        <Button icon={RotateCcw} onClick={() => setTrial(undefined)}>
          {words.restart}
        </Button>
      ) : (
        !trial?.call && <Composer isFirst={trial === undefined} onSend={hear} onRestart={() => setTrial(undefined)} />
      )}
    </div>
  );
}

/** Saving makes another object of the same workflow. */
const isOther = (one: Definition, other: Definition): boolean =>
  one !== other && JSON.stringify(one) !== JSON.stringify(other);

type ComposerProps = { isFirst: boolean; onSend: (text: string) => void; onRestart: () => void };

function Composer({ isFirst, onSend, onRestart }: ComposerProps) {
  const [typed, setTyped] = useState(isFirst ? words.example : '');
  const send = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    onSend(typed.trim());
    setTyped('');
  };
  return (
    <form class="flow-trial-composer" onSubmit={send}>
      <input
        class="input"
        aria-label={words.write}
        placeholder={words.write}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <IconButton type="submit" label={words.send} icon={SendHorizontal} />
      {!isFirst && <IconButton label={words.restart} icon={RotateCcw} onClick={onRestart} />}
    </form>
  );
}

/** The simulated result of a webhook, chosen by the person who tests the workflow. */
function CallForm({ call, onAnswer }: { call: Call; onAnswer: (values: Record<string, string> | null) => void }) {
  const keys = Object.keys(call.effect.save);
  const [values, setValues] = useState<Record<string, string>>({});
  return (
    <div class="flow-call">
      {keys.map((key) => (
        <TextField
          key={key}
          label={words.value(key)}
          value={values[key] ?? ''}
          onChange={(value) => setValues({ ...values, [key]: value })}
        />
      ))}
      <div class="flow-trial-options">
        <Button onClick={() => onAnswer(values)}>{words.answers}</Button>
        <Button onClick={() => onAnswer(null)}>{words.fails}</Button>
      </div>
    </div>
  );
}

type AroundProps = { definition: Definition; around: WorkflowContext; onChange: (around: WorkflowContext) => void };

/** Only what some condition of the workflow looks at. */
function AroundFields({ definition, around, onChange }: AroundProps) {
  const looked = new Set(
    Object.values(definition.steps).flatMap((step) => (step.kind === 'condition' ? [step.test.about] : [])),
  );
  looked.delete('answer');
  if (looked.size === 0) return null;
  return (
    <fieldset class="flow-around">
      <legend class="field-label">{words.around}</legend>
      {looked.has('business_hours') && (
        <Switch label={words.isOpen} checked={around.isOpen} onChange={(isOpen) => onChange({ ...around, isOpen })} />
      )}
      {looked.has('agents_online') && (
        <Switch
          label={words.isAnyoneOnline}
          checked={around.isAnyoneOnline}
          onChange={(isAnyoneOnline) => onChange({ ...around, isAnyoneOnline })}
        />
      )}
      {looked.has('page') && (
        <TextField label={words.page} value={around.page ?? ''} onChange={(page) => onChange({ ...around, page })} />
      )}
      {looked.has('locale') && (
        <TextField
          label={words.locale}
          value={around.locale ?? ''}
          onChange={(locale) => onChange({ ...around, locale })}
        />
      )}
    </fieldset>
  );
}
