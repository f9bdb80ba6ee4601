/** The rules of a widget: what it asks, where it shows, how its chats are assigned and ended. */
import { widgets as words, widgetValues } from '#dashboard/strings/widgets.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { livePrice } from '#dashboard/visitors/live-price.ts';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import { described, type FormProps } from './described.ts';

const switches = ['collect_name', 'collect_email', 'sound_enabled', 'show_branding', 'require_identity'] as const;

/** What it asks and does. */
export function Behaviour({ editor }: FormProps) {
  const fields = bindTo(editor, described);
  return (
    <Section title={words.sections.behaviour}>
      {switches.map((field) => (
        <Switch key={field} {...fields.flag(field)} />
      ))}
      <Switch {...fields.flag('live_visitors')} help={livePrice()} />
    </Section>
  );
}

/** Sites and paths. */
export function Where({ editor }: FormProps) {
  const fields = bindTo(editor, described);
  return (
    <Section title={words.sections.where}>
      <LinesField {...fields.as('allowed_domains')} />
      <LinesField {...fields.as('excluded_paths')} />
    </Section>
  );
}

/** Assignment, closing, and when ended chats are deleted. */
export function Routing({ editor }: FormProps) {
  const { values, errors, set } = editor;
  const fields = bindTo(editor, described);
  const { follow_up } = values;
  const put = (change: Partial<Draft['follow_up']>) => set({ follow_up: { ...follow_up, ...change } });
  return (
    <Section title={words.sections.routing}>
      <SelectField {...fields.as('on_agent_gone')} options={widgetValues.on_agent_gone} />
      <NumberField {...fields.as('first_response_timeout_seconds')} />
      <div class="pair">
        <NumberField {...fields.as('resolve_after_idle_minutes')} />
        <NumberField {...fields.as('close_after_resolved_hours')} />
      </div>
      <TextField
        {...described('follow_up', errors, 'follow_up.text')}
        value={follow_up.text}
        onChange={(text) => put({ text })}
        rows={2}
      />
      {follow_up.text !== '' && (
        <NumberField
          {...described('follow_up_after', errors, 'follow_up.after_minutes')}
          value={follow_up.after_minutes}
          onChange={(after_minutes) => put({ after_minutes })}
          isRequired
        />
      )}
      <Switch {...fields.flag('rating_by_email')} />
      <NumberField {...fields.as('retention_days')} />
    </Section>
  );
}
