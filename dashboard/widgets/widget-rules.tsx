/** The rules of a widget: what it asks, where it shows, how its chats are assigned and ended. */
import { widgetFields, widgets as words, widgetValues } from '#dashboard/strings/widgets.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import { described, type FormProps } from './described.ts';

const switches = ['collect_name', 'collect_email', 'sound_enabled', 'show_branding', 'require_identity'] as const;

/** What it asks and does. */
export function Behaviour({ draft, errors, onChange }: FormProps) {
  return (
    <Section title={words.sections.behaviour}>
      {switches.map((field) => (
        <Switch
          key={field}
          {...described(field, errors)}
          checked={draft[field]}
          onChange={(checked) => onChange({ [field]: checked })}
        />
      ))}
    </Section>
  );
}

/** Sites and paths. */
export function Where({ draft, errors, onChange }: FormProps) {
  return (
    <Section title={words.sections.where}>
      <LinesField
        {...described('allowed_domains', errors)}
        value={draft.allowed_domains}
        onChange={(allowed_domains) => onChange({ allowed_domains })}
      />
      <LinesField
        {...described('excluded_paths', errors)}
        value={draft.excluded_paths}
        onChange={(excluded_paths) => onChange({ excluded_paths })}
      />
    </Section>
  );
}

/** Assignment and closing. */
export function Routing({ draft, errors, onChange }: FormProps) {
  const { follow_up } = draft;
  return (
    <Section title={words.sections.routing}>
      <SelectField
        {...described('on_agent_gone', errors)}
        value={draft.on_agent_gone}
        options={widgetValues.on_agent_gone}
        onChange={(value) => onChange({ on_agent_gone: value as Draft['on_agent_gone'] })}
      />
      <NumberField
        {...described('first_response_timeout_seconds', errors)}
        value={draft.first_response_timeout_seconds}
        onChange={(first_response_timeout_seconds) => onChange({ first_response_timeout_seconds })}
        min={10}
        max={86_400}
      />
      <div class="pair">
        <NumberField
          {...described('resolve_after_idle_minutes', errors)}
          value={draft.resolve_after_idle_minutes}
          onChange={(resolve_after_idle_minutes) => onChange({ resolve_after_idle_minutes })}
          min={1}
          max={525_600}
        />
        <NumberField
          {...described('close_after_resolved_hours', errors)}
          value={draft.close_after_resolved_hours}
          onChange={(close_after_resolved_hours) => onChange({ close_after_resolved_hours })}
          min={1}
          max={8760}
        />
      </div>
      <TextField
        {...described('follow_up', errors)}
        value={follow_up?.text ?? ''}
        onChange={(text) =>
          onChange({ follow_up: text === '' ? null : { after_minutes: follow_up?.after_minutes ?? 30, text } })
        }
        maxLength={500}
        rows={2}
      />
      {follow_up && (
        <NumberField
          label={widgetFields.follow_up_after[0]}
          help={widgetFields.follow_up_after[1]}
          value={follow_up.after_minutes}
          onChange={(minutes) => onChange({ follow_up: { ...follow_up, after_minutes: minutes ?? 30 } })}
          min={1}
          max={10_080}
        />
      )}
    </Section>
  );
}
