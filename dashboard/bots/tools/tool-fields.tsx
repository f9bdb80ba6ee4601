/** The fields of one tool. */
import { useEffect } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import type { BotTool, ToolOf } from '#core/model/bots/bot-tool.ts';
import { priorities } from '#dashboard/data/closed-sets.ts';
import { limits } from '#dashboard/data/limits.ts';
import { botTools as words } from '#dashboard/strings/bot-tools.ts';
import { botValues } from '#dashboard/strings/bots.ts';
import { names } from '#dashboard/strings/names.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { DescribeTool } from './described-tool.ts';
import { newTool, sampleRequest } from './new-tool.ts';
import { NoSecretNote } from './no-secret-note.tsx';
import { ParameterFields } from './parameter-fields.tsx';

type Props<Tool> = {
  tool: Tool;
  bot: Pick<Bot, 'id'>;
  described: DescribeTool;
  onChange: (tool: BotTool) => void;
};

/** What the tool does, for whom, and with what. */
export function ToolFields(props: Props<BotTool>) {
  const { tool, described, onChange } = props;
  return (
    <>
      <div class="pair">
        <TextField
          {...described('name')}
          value={tool.name}
          maxLength={limits.bot['tools.*.name']?.maxLength}
          onChange={(name) => onChange({ ...tool, name })}
        />
        <SelectField
          label={described('parameter_type').label}
          value={tool.kind}
          options={words.kind}
          onChange={(kind) => onChange(newTool(kind, tool))}
        />
      </div>
      <TextField
        {...described('description')}
        rows={2}
        value={tool.description}
        maxLength={limits.bot['tools.*.description']?.maxLength}
        onChange={(description) => onChange({ ...tool, description })}
      />
      <SelectField
        {...described('audience')}
        value={tool.audience}
        options={words.audience}
        onChange={(audience) => onChange({ ...tool, audience })}
      />
      <NoSecretNote kind={tool.kind} />
      <KindFields {...props} />
    </>
  );
}

function KindFields({ tool, ...rest }: Props<BotTool>) {
  switch (tool.kind) {
    case 'http':
      return <HttpFields tool={tool} {...rest} />;
    case 'ticket':
      return <TicketFields tool={tool} {...rest} />;
    case 'handoff':
      return <HandoffFields tool={tool} {...rest} />;
  }
}

function HttpFields({ tool, bot, described, onChange }: Props<ToolOf<'http'>>) {
  return (
    <>
      <CodeSwitch tool={tool} described={described} onChange={onChange} />
      <TextField {...described('url')} value={tool.url} onChange={(url) => onChange({ ...tool, url })} />
      <ParameterFields
        parameters={tool.parameters}
        described={described}
        onChange={(parameters) => onChange({ ...tool, parameters })}
      />
      <PairsField
        {...described('returns')}
        valueLabel={words.path}
        value={tool.returns}
        onChange={(returns) => onChange({ ...tool, returns })}
      />
      <details>
        <summary>{words.sample}</summary>
        <pre class="tool-sample" dir="ltr" tabIndex={0}>
          {sampleRequest(tool, bot.id)}
        </pre>
      </details>
    </>
  );
}

function TicketFields({ tool, described, onChange }: Props<ToolOf<'ticket'>>) {
  return (
    <>
      <CodeSwitch tool={tool} described={described} onChange={onChange} />
      <SelectField
        {...described('priority')}
        value={tool.priority}
        options={Object.fromEntries(priorities.map((one) => [one, names.priority[one]]))}
        onChange={(priority) => onChange({ ...tool, priority })}
      />
    </>
  );
}

function HandoffFields({ tool, described, onChange }: Props<ToolOf<'handoff'>>) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const options = { '': botValues.ownDepartment, ...optionsOf(team.departments.value.value.data ?? []) };
  return (
    <SelectField
      {...described('department_id')}
      value={String(tool.department_id ?? '')}
      options={options}
      onChange={(id) => onChange({ ...tool, department_id: id === '' ? null : Number(id) })}
    />
  );
}

const CodeSwitch = ({ tool, described, onChange }: Omit<Props<BotTool>, 'bot'>) => (
  <Switch
    {...described('requires_code')}
    checked={tool.requires_code}
    onChange={(requires_code) => onChange({ ...tool, requires_code })}
  />
);
