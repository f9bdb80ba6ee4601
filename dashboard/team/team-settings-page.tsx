/** Team settings: who gets the team's emails, its time zone, and the ways to its own systems. */
import type { TeamSettings } from '#core/model/team/team-settings.ts';
import { common } from '#dashboard/strings/common.ts';
import { assignmentWords } from '#dashboard/strings/assignment.ts';
import { members } from '#dashboard/strings/members.ts';
import { limits } from '#dashboard/data/limits.ts';
import { ownSystemSettings, teamSettings as words } from '#dashboard/strings/team.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { timeZones } from '#dashboard/ui/format/time-zones.ts';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { AssignmentFields, assignmentOf } from './assignment-fields.tsx';
import { BlockedVisitors } from './blocked-visitors.tsx';
import { NoMailNote } from './no-mail-note.tsx';
import { ContextSecret, OwnSystems } from './own-systems.tsx';
import { SignInRules } from './sign-in-rules.tsx';

/** The page. */
export default function TeamSettingsPage() {
  const { team } = useWorkspace();
  return <LoadedPage of={team.settings}>{(settings) => <Form settings={settings} />}</LoadedPage>;
}

const described = describedBy(words.fields, limits.team);
const labelOf = labelsOf({
  ...words.fields,
  ...assignmentWords.fields,
  context_link: [ownSystemSettings.link, ''],
  crm_card: [ownSystemSettings.card, ''],
  sign_in_rules: [members.rules.section, ''],
});

function Form({ settings }: { settings: TeamSettings }) {
  const { api, team, person } = useWorkspace();
  const editor = useRecordEditor({
    stored: settings,
    fieldsOf: ({
      agents_see,
      notify_emails,
      report_emails,
      time_zone,
      context_link,
      crm_card,
      call_link,
      sign_in_rules,
      mask_cards,
      mask_patterns,
      ...rest
    }) => ({
      agents_see,
      notify_emails,
      report_emails,
      time_zone,
      context_link,
      crm_card,
      call_link,
      sign_in_rules,
      mask_cards,
      mask_patterns,
      ...assignmentOf(rest),
    }),
    operation: 'updateTeamSettings',
    send: ({ changes }, version) => api('updateTeamSettings', { body: { ...changes, ...version } }),
    load: () => api('getTeamSettings', {}),
    accept: (stored) => team.settings.change(() => stored),
  });
  const fields = bindTo(editor, described);
  const zones = timeZones(editor.values.time_zone).map((zone) => [zone, zone.replaceAll('_', ' ')]);
  return (
    <Page
      title={words.title}
      lead={person.isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`}
      narrow
      actions={person.isAdmin && <SaveButton busy={editor.busy} canSave={editor.canSave} onSave={editor.save} />}
    >
      <RecordNotes editor={editor} labelOf={labelOf} />
      <NoMailNote />
      <fieldset class="plain" disabled={!person.isAdmin}>
        <Section title={words.waiting}>
          <LinesField {...fields.as('notify_emails')} />
        </Section>
        <Section title={assignmentWords.section}>
          <small class="field-help">{words.assignmentHelp}</small>
          <AssignmentFields editor={editor} limits={limits.team} />
        </Section>
        <Section title={words.report}>
          <LinesField {...fields.as('report_emails')} />
          <SelectField {...fields.as('time_zone')} options={Object.fromEntries(zones)} />
        </Section>
        <Section title={words.calls}>
          <TextField {...fields.text('call_link')} placeholder="https://meet.example.com/{room}" />
        </Section>
        <Section title={words.access}>
          <SelectField {...fields.as('agents_see')} options={words.agentsSee} />
        </Section>
        {!settings.has_user_pool && <SignInRules editor={editor} />}
        <Section title={words.masking}>
          <Switch {...fields.flag('mask_cards')} />
          <LinesField {...fields.as('mask_patterns')} />
        </Section>
        <OwnSystems editor={editor} settings={settings} />
      </fieldset>
      <BlockedVisitors />
      {person.isAdmin && <ContextSecret hasSecret={settings.has_context_secret} />}
    </Page>
  );
}
