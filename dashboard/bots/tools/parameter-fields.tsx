/** What a model has to give a tool. */
import { Plus, X } from 'lucide';
import { MAX_PARAMETERS } from '#core/model/bots/tool-limits.ts';
import type { ToolParameter } from '#core/model/bots/bot-tool.ts';
import { limits } from '#dashboard/data/limits.ts';
import { botTools as words } from '#dashboard/strings/bot-tools.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import type { DescribeTool } from './described-tool.ts';
import { newParameter } from './new-tool.ts';

type Props = {
  parameters: readonly ToolParameter[];
  described: DescribeTool;
  onChange: (parameters: ToolParameter[]) => void;
};

/** The parameters, each a group of its own, added and removed. */
export function ParameterFields({ parameters, described, onChange }: Props) {
  return (
    <>
      {parameters.map((parameter, index) => (
        <fieldset key={index} class="plain tool-part">
          <legend class="tool-head">
            {words.parameter(index + 1)}
            <IconButton
              label={words.removeParameter(parameter.name || String(index + 1))}
              icon={X}
              onClick={() => onChange(parameters.filter((_, at) => at !== index))}
            />
          </legend>
          <Parameter
            parameter={parameter}
            described={(field, path = field) => described(field, `parameters.${index}.${path}`)}
            onChange={(next) => onChange(parameters.with(index, next))}
          />
        </fieldset>
      ))}
      {parameters.length < MAX_PARAMETERS && (
        <div>
          <Button size="small" icon={Plus} onClick={() => onChange([...parameters, newParameter])}>
            {words.addParameter}
          </Button>
        </div>
      )}
    </>
  );
}

type ParameterProps = { parameter: ToolParameter; described: DescribeTool; onChange: (next: ToolParameter) => void };

function Parameter({ parameter, described, onChange }: ParameterProps) {
  const set = (change: Partial<ToolParameter>) => onChange({ ...parameter, ...change });
  return (
    <>
      <div class="pair">
        <TextField
          {...described('parameter_name', 'name')}
          value={parameter.name}
          maxLength={limits.bot['tools.*.parameters.*.name']?.maxLength}
          onChange={(name) => set({ name })}
        />
        <SelectField
          {...described('parameter_type', 'type')}
          value={parameter.type}
          options={words.type}
          onChange={(type) => set({ type })}
        />
      </div>
      <TextField
        {...described('parameter_description', 'description')}
        value={parameter.description}
        maxLength={limits.bot['tools.*.parameters.*.description']?.maxLength}
        onChange={(description) => set({ description })}
      />
      {parameter.type === 'choice' && (
        <LinesField {...described('choices')} value={parameter.choices} onChange={(choices) => set({ choices })} />
      )}
      <Switch
        {...described('is_required')}
        checked={parameter.is_required}
        onChange={(is_required) => set({ is_required })}
      />
    </>
  );
}
