/** The fields of a webhook, for the dialogs that create and change one. */
import { type SubscribedType, subjectOf, subscribedTypes } from '#core/webhooks/event-types.ts';
import type { Webhook } from '#core/webhooks/webhook.ts';
import { limits } from '#dashboard/data/limits.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';

/** What a form sets. */
export type WebhookFields = Pick<Webhook, 'url' | 'events' | 'is_active' | 'description'>;

const described = describedBy(words.fields, limits.webhook);

/** Whether everything is there that has to be. */
export const isComplete = ({ url, events }: WebhookFields): boolean => url.trim() !== '' && events.length > 0;

/** The fields. */
export function Fields({ editor }: { editor: Editor<WebhookFields> }) {
  const fields = bindTo(editor, described);
  return (
    <>
      <TextField {...fields.as('url')} required autofocus placeholder="https://" autocomplete="off" />
      <TextField {...fields.as('description')} />
      <Events {...fields.as('events')} />
      <Switch {...fields.flag('is_active')} />
    </>
  );
}

const groups = Object.keys(words.groups) as (keyof typeof words.groups)[];
/** Messages are a group of their own, although they are about conversations. */
const groupOf = (type: SubscribedType) => groups.find((group) => type.startsWith(group)) ?? subjectGroup(type);
const subjectGroup = (type: SubscribedType) => (subjectOf(type) === 'conversation' ? 'message' : undefined);

type EventsProps = { value: readonly SubscribedType[]; onChange: (events: SubscribedType[]) => void };

/** The events by group, each explained; the first box of a group chooses all of it. */
function Events({ value, onChange, error }: EventsProps & { error: string | undefined }) {
  const choose = (types: readonly SubscribedType[], isChosen: boolean) =>
    onChange(subscribedTypes.filter((one) => (types.includes(one) ? isChosen : value.includes(one))));
  const note = error ?? (value.length === 0 ? words.chooseEvent : undefined);
  return (
    <fieldset class="field webhook-events">
      <legend class="field-label">{words.fields.events[0]}</legend>
      {groups.map((group) => {
        const types = subscribedTypes.filter((type) => groupOf(type) === group);
        const count = types.filter((type) => value.includes(type)).length;
        return (
          <fieldset key={group} class="webhook-group">
            <legend>
              <Check
                label={words.groups[group]}
                checked={count === types.length}
                isMixed={count > 0 && count < types.length}
                onChange={(isChosen) => choose(types, isChosen)}
              />
            </legend>
            {types.map((type) => (
              <Check
                key={type}
                label={words.events[type]}
                code={type}
                checked={value.includes(type)}
                onChange={(isChosen) => choose([type], isChosen)}
              />
            ))}
          </fieldset>
        );
      })}
      {note && (
        <small class={error ? 'field-error' : 'field-help'} role={error ? undefined : 'status'}>
          {note}
        </small>
      )}
    </fieldset>
  );
}

type CheckProps = {
  label: string;
  code?: string;
  checked: boolean;
  isMixed?: boolean;
  onChange: (checked: boolean) => void;
};

function Check({ label, code, checked, isMixed = false, onChange }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        indeterminate={isMixed}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {code && <code>{code}</code>}
      </span>
    </label>
  );
}
