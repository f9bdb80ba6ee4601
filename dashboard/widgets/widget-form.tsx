/** The settings of a widget, section by section. */
import { useEffect } from 'preact/hooks';
import { isServed } from '#dashboard/data/team.ts';
import { details } from '#dashboard/strings/details.ts';
import { widgets as words, widgetValues } from '#dashboard/strings/widgets.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { ColourField, SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { BusinessHoursEditor } from './business-hours.tsx';
import { described, type FormProps } from './described.ts';
import { FileSettings } from './file-settings.tsx';
import { HandlerFields } from './handler-fields.tsx';
import { HelpSection } from './help-section.tsx';
import { LocaleTexts } from './locale-texts.tsx';
import { TargetsSection } from './targets-section.tsx';
import { Behaviour, Routing, Where } from './widget-rules.tsx';

/** All sections. */
export function WidgetForm({ editor }: FormProps) {
  return (
    <>
      <General editor={editor} />
      <Appearance editor={editor} />
      <Texts editor={editor} />
      <Section title={words.sections.languages}>
        <LocaleTexts texts={editor.values.texts} errors={editor.errors} onChange={(texts) => editor.set({ texts })} />
      </Section>
      <Behaviour editor={editor} />
      <FileSettings editor={editor} />
      <HelpSection editor={editor} />
      <Where editor={editor} />
      <Section title={words.sections.hours}>
        <BusinessHoursEditor
          value={editor.values.business_hours}
          errors={editor.errors}
          onChange={(business_hours) => editor.set({ business_hours })}
        />
      </Section>
      <TargetsSection editor={editor} />
      <Routing editor={editor} />
    </>
  );
}

function General({ editor }: FormProps) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.departments.need();
    void team.agents.need();
  }, []);
  const agents = team.agents.value.value.data;
  const departments = team.departments.value.value.data ?? [];
  const fields = bindTo(editor, described);
  return (
    <Section title={words.sections.general}>
      <TextField {...fields.as('name')} required />
      {departments.length > 0 && (
        <SelectField
          {...fields.id('department_id')}
          options={{ '': details.defaultDepartment, ...optionsOf(departments) }}
        />
      )}
      {agents && !isServed(agents, editor.values.department_id) && <p class="warning">{words.unserved}</p>}
      <HandlerFields editor={editor} />
    </Section>
  );
}

function Appearance({ editor }: FormProps) {
  const fields = bindTo(editor, described);
  return (
    <Section title={words.sections.appearance}>
      <div class="pair">
        <ColourField {...fields.as('primary_color')} />
        <ColourField {...fields.as('text_color')} />
      </div>
      <div class="pair">
        <SelectField {...fields.as('position')} options={widgetValues.position} />
        <SelectField {...fields.as('color_scheme')} options={widgetValues.color_scheme} />
      </div>
      <div class="pair">
        <NumberField {...fields.as('border_radius')} isRequired />
        <NumberField {...fields.as('launcher_size')} isRequired />
      </div>
      <div class="pair">
        <SelectField {...fields.as('launcher_icon')} options={widgetValues.launcher_icon} />
        <TextField {...fields.text('logo_url')} placeholder="https://" />
      </div>
    </Section>
  );
}

function Texts({ editor }: FormProps) {
  const fields = bindTo(editor, described);
  return (
    <Section title={words.sections.texts}>
      <TextField {...fields.as('welcome_title')} />
      <TextField {...fields.as('welcome_message')} rows={2} />
      <TextField {...fields.as('input_placeholder')} />
      <TextField {...fields.as('offline_message')} rows={2} />
      <LinesField {...fields.as('quick_replies')} />
      <Greeting editor={editor} />
    </Section>
  );
}

/** What else there is to set of it shows while it has a text, and is kept while it has none. */
function Greeting({ editor: { values, errors, set } }: FormProps) {
  const { greeting } = values;
  const put = (change: Partial<Draft['greeting']>) => set({ greeting: { ...greeting, ...change } });
  return (
    <>
      <TextField
        {...described('greeting', errors, 'greeting.text')}
        value={greeting.text}
        onChange={(text) => put({ text })}
      />
      {greeting.text !== '' && (
        <>
          <div class="pair">
            <NumberField
              {...described('greeting_after', errors, 'greeting.after_seconds')}
              value={greeting.after_seconds}
              onChange={(after_seconds) => put({ after_seconds })}
              isRequired
            />
            <TextField
              {...described('greeting_pattern', errors, 'greeting.url_pattern')}
              value={greeting.url_pattern ?? ''}
              onChange={(pattern) => put({ url_pattern: pattern.trim() || null })}
            />
          </div>
          <Switch
            {...described('greeting_returning', errors, 'greeting.returning_only')}
            checked={greeting.returning_only}
            onChange={(returning_only) => put({ returning_only })}
          />
        </>
      )}
    </>
  );
}
