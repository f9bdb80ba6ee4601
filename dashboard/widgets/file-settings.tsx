/** Which files a widget's visitors and agents may send. */
import { type FileKind, fileKinds } from '#core/model/files/file-types.ts';
import { fileKindNames, widgets as words } from '#dashboard/strings/widgets.ts';
import { Switch } from '#dashboard/ui/forms/field.tsx';
import { NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';
import { described, type FormProps } from './described.ts';

/** A switch for each kind, and the size; without a kind, files are off. */
export function FileSettings({ editor: { values, errors, set } }: FormProps) {
  const { files } = values;
  const put = (change: Partial<Draft['files']>) => set({ files: { ...files, ...change } });
  const turn = (kind: FileKind, isOn: boolean) =>
    put({ kinds: fileKinds.filter((one) => (one === kind ? isOn : files.kinds.includes(one))) });
  return (
    <Section title={words.sections.files}>
      <p class="field-help">{words.filesIntro}</p>
      {fileKinds.map((kind) => (
        <Switch
          key={kind}
          label={fileKindNames[kind]}
          checked={files.kinds.includes(kind)}
          onChange={(isOn) => turn(kind, isOn)}
        />
      ))}
      {files.kinds.includes('audio') && (
        <Switch
          {...described('files_voice', errors, 'files.voice_messages')}
          checked={files.voice_messages}
          onChange={(voice_messages) => put({ voice_messages })}
        />
      )}
      {files.kinds.length > 0 && (
        <NumberField
          {...described('files_max', errors, 'files.max_megabytes')}
          value={files.max_megabytes}
          onChange={(max_megabytes) => put({ max_megabytes })}
          isRequired
        />
      )}
    </Section>
  );
}
