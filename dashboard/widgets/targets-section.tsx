/** The targets of a widget: minutes until the first response and until the resolution, for each priority. */
import { priorities } from '#dashboard/data/closed-sets.ts';
import { targetKinds } from '#core/model/widgets/target-kinds.ts';
import { names } from '#dashboard/strings/names.ts';
import { targets as words } from '#dashboard/strings/targets.ts';
import { NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { described, type FormProps } from './described.ts';

/** The section. */
export function TargetsSection({ editor: { values, errors, set } }: FormProps) {
  const { targets } = values;
  return (
    <Section title={words.section}>
      <p class="field-help">{words.lead}</p>
      {targetKinds.map((kind) => (
        <fieldset key={kind} class="targets">
          <legend>{words.kinds[kind]}</legend>
          {priorities.toReversed().map((priority) => (
            <NumberField
              key={priority}
              {...described('targets', errors, `targets.${kind}.${priority}`)}
              label={names.priority[priority]}
              help={undefined}
              value={targets[kind][priority]}
              onChange={(minutes) =>
                set({ targets: { ...targets, [kind]: { ...targets[kind], [priority]: minutes } } })
              }
            />
          ))}
        </fieldset>
      ))}
    </Section>
  );
}
