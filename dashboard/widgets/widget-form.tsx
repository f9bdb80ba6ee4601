/** The settings of a widget, section by section. */
import { useEffect } from 'preact/hooks';
import { details } from '#dashboard/strings/inbox.ts';
import { widgetFields, widgets as words, widgetValues } from '#dashboard/strings/widgets.ts';
import { ColourField, SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { Section } from '#dashboard/ui/page/section.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { BusinessHoursEditor } from './business-hours.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import { described, type FormProps } from './described.ts';
import { HandlerFields } from './handler-fields.tsx';
import { LocaleTexts } from './locale-texts.tsx';
import { Behaviour, Routing, Where } from './widget-rules.tsx';

/** All sections. */
export function WidgetForm(props: FormProps) {
  return (
    <>
      <General {...props} />
      <Appearance {...props} />
      <Texts {...props} />
      <Section title={words.sections.languages}>
        <LocaleTexts texts={props.draft.texts} onChange={(texts) => props.onChange({ texts })} />
      </Section>
      <Behaviour {...props} />
      <Where {...props} />
      <Section title={words.sections.hours}>
        <BusinessHoursEditor
          hours={props.draft.business_hours}
          error={errorBelow(props.errors, 'business_hours')}
          onChange={(business_hours) => props.onChange({ business_hours })}
        />
      </Section>
      <Routing {...props} />
    </>
  );
}

function General({ draft, errors, onChange }: FormProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  return (
    <Section title={words.sections.general}>
      <TextField
        {...described('name', errors)}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        maxLength={100}
        required
      />
      {departments.length > 0 && (
        <SelectField
          {...described('department_id', errors)}
          value={String(draft.department_id ?? '')}
          onChange={(id) => onChange({ department_id: id === '' ? null : Number(id) })}
          options={{
            '': details.defaultDepartment,
            ...optionsOf(departments),
          }}
        />
      )}
      <HandlerFields draft={draft} errors={errors} onChange={onChange} />
    </Section>
  );
}

function Appearance({ draft, errors, onChange }: FormProps) {
  return (
    <Section title={words.sections.appearance}>
      <div class="pair">
        <ColourField
          {...described('primary_color', errors)}
          value={draft.primary_color}
          onChange={(primary_color) => onChange({ primary_color })}
        />
        <ColourField
          {...described('text_color', errors)}
          value={draft.text_color}
          onChange={(text_color) => onChange({ text_color })}
        />
      </div>
      <div class="pair">
        <SelectField
          {...described('position', errors)}
          value={draft.position}
          options={widgetValues.position}
          onChange={(position) => onChange({ position: position as Draft['position'] })}
        />
        <SelectField
          {...described('color_scheme', errors)}
          value={draft.color_scheme}
          options={widgetValues.color_scheme}
          onChange={(scheme) => onChange({ color_scheme: scheme as Draft['color_scheme'] })}
        />
      </div>
      <div class="pair">
        <NumberField
          {...described('border_radius', errors)}
          value={draft.border_radius}
          onChange={(border_radius) => onChange({ border_radius: border_radius ?? 12 })}
          min={0}
          max={32}
        />
        <NumberField
          {...described('launcher_size', errors)}
          value={draft.launcher_size}
          onChange={(launcher_size) => onChange({ launcher_size: launcher_size ?? 60 })}
          min={40}
          max={96}
        />
      </div>
      <div class="pair">
        <SelectField
          {...described('launcher_icon', errors)}
          value={draft.launcher_icon}
          options={widgetValues.launcher_icon}
          onChange={(icon) => onChange({ launcher_icon: icon as Draft['launcher_icon'] })}
        />
        <TextField
          {...described('logo_url', errors)}
          value={draft.logo_url ?? ''}
          onChange={(url) => onChange({ logo_url: url.trim() || null })}
          placeholder="https://"
        />
      </div>
    </Section>
  );
}

function Texts({ draft, errors, onChange }: FormProps) {
  return (
    <Section title={words.sections.texts}>
      <TextField
        {...described('welcome_title', errors)}
        value={draft.welcome_title}
        onChange={(welcome_title) => onChange({ welcome_title })}
        maxLength={500}
      />
      <TextField
        {...described('welcome_message', errors)}
        value={draft.welcome_message}
        onChange={(welcome_message) => onChange({ welcome_message })}
        maxLength={500}
        rows={2}
      />
      <TextField
        {...described('input_placeholder', errors)}
        value={draft.input_placeholder}
        onChange={(input_placeholder) => onChange({ input_placeholder })}
        maxLength={500}
      />
      <TextField
        {...described('offline_message', errors)}
        value={draft.offline_message}
        onChange={(offline_message) => onChange({ offline_message })}
        maxLength={500}
        rows={2}
      />
      <LinesField
        {...described('quick_replies', errors)}
        value={draft.quick_replies}
        onChange={(quick_replies) => onChange({ quick_replies })}
      />
      <Greeting
        greeting={draft.greeting}
        error={errorBelow(errors, 'greeting')}
        onChange={(greeting) => onChange({ greeting })}
      />
    </Section>
  );
}

const noGreeting = { text: '', url_pattern: null, after_seconds: 0, returning_only: false };

function Greeting({
  greeting,
  error,
  onChange,
}: {
  greeting: Draft['greeting'];
  error: string | undefined;
  onChange: (greeting: Draft['greeting']) => void;
}) {
  const now = greeting ?? noGreeting;
  const set = (change: Partial<typeof now>) => {
    const next = { ...now, ...change };
    onChange(next.text === '' ? null : next);
  };
  return (
    <>
      <TextField
        label={widgetFields.greeting[0]}
        help={widgetFields.greeting[1]}
        error={error}
        value={now.text}
        onChange={(text) => set({ text })}
        maxLength={500}
      />
      {greeting && (
        <>
          <div class="pair">
            <NumberField
              label={widgetFields.greeting_after[0]}
              help={widgetFields.greeting_after[1]}
              value={now.after_seconds}
              onChange={(seconds) => set({ after_seconds: seconds ?? 0 })}
              min={0}
              max={3600}
            />
            <TextField
              label={widgetFields.greeting_pattern[0]}
              help={widgetFields.greeting_pattern[1]}
              value={now.url_pattern ?? ''}
              onChange={(pattern) => set({ url_pattern: pattern.trim() || null })}
              maxLength={500}
            />
          </div>
          <Switch
            label={widgetFields.greeting_returning[0]}
            checked={now.returning_only}
            onChange={(returning_only) => set({ returning_only })}
          />
        </>
      )}
    </>
  );
}
