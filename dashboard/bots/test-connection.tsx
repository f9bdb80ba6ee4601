/** A button that asks a bot's model and its embeddings one question, and what came of it. */
import { useState } from 'preact/hooks';
import type { Bot, ConnectionTest, EmbeddingsTest } from '#core/model/bots/bot.ts';
import { connection as words } from '#dashboard/strings/bots.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Tests what is saved; `isSaved`: the form shows the same. */
export function TestConnection({ bot, isSaved }: { bot: Bot; isSaved: boolean }) {
  const { api } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const [lines, setLines] = useState<string[]>([]);
  const test = async () => {
    setBusy(true);
    setLines([]);
    try {
      setLines(linesOf(await api('testBot', { params: { id: String(bot.id) } })));
    } catch (error) {
      setLines([inWords(error)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="bot-test">
      <Button busy={isBusy} disabled={!isSaved} onClick={() => void test()}>
        {words.test}
      </Button>
      <div class="muted" role="status">
        {(isSaved ? lines : [words.saveFirst]).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

function linesOf({ left_out, embeddings, ...model }: ConnectionTest): string[] {
  const { result, detail } = model;
  const ofModel = [
    words.result[result](aboutOf(model)),
    ...(detail === null ? [] : [detail]),
    ...(left_out.length === 0 ? [] : [words.leftOut(left_out.join(', '))]),
  ];
  return [...(result === 'no_model' ? [] : ofModel), ...(embeddings ? embeddingsLines(embeddings) : [])];
}

function embeddingsLines({ dimensions, detail, ...test }: EmbeddingsTest): string[] {
  const about = aboutOf(test);
  const known = { ok: words.embedded(about, String(dimensions ?? 0)), unusable: words.notEmbedded };
  const { result } = test;
  const said = result === 'ok' || result === 'unusable' ? known[result] : words.result[result](about);
  return [words.embeddings(said), ...(detail === null ? [] : [detail])];
}

/** Seconds, or a status. */
function aboutOf({ result, status, milliseconds }: Pick<ConnectionTest, 'result' | 'status' | 'milliseconds'>): string {
  if (result === 'ok') return (milliseconds / 1000).toFixed(1);
  return status === null ? '' : words.status(status);
}
