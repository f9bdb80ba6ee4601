/** What another confidence threshold would make of a bot's test questions: computed here, while it is moved. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Changes } from './changes.tsx';
import { compare, createTested } from './tried.ts';

/** Both thresholds compared; nothing for a bot without test questions. */
export default function ThresholdChanges({ bot, floor }: { bot: Bot; floor: number }) {
  const { api } = useWorkspace();
  const tested = useMemo(() => createTested(api, bot.id), [bot.id]);
  useEffect(() => void tested.need(), [tested]);
  const { data, error } = tested.value.value;
  if (error !== undefined && !data) return <p class="field-error">{inWords(error)}</p>;
  return (
    <div role="status">
      {data && data.length === 0 && <p class="muted">{words.noQuestions}</p>}
      {data && data.length > 0 && <Changes {...compare(data, { before: bot.confidence_floor, after: floor })} />}
    </div>
  );
}
