/** The tools of a bot with a model: added, changed and removed in its settings. Fetched for such a bot only. */
import { Plus, X } from 'lucide';
import { MAX_TOOLS } from '#core/model/bots/tool-limits.ts';
import type { Bot, BotSettings } from '#core/model/bots/bot.ts';
import { botTools as words } from '#dashboard/strings/bot-tools.ts';
import { botFields } from '#dashboard/strings/bots.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { describedTool } from './described-tool.ts';
import { newTool } from './new-tool.ts';
import { ToolFields } from './tool-fields.tsx';
import { ToolUse } from './tool-use.tsx';
import './tools.css';

/** The list, each tool a group of its own. */
export default function ToolsSection({ bot, editor }: { bot: Bot; editor: Editor<BotSettings> }) {
  const { tools } = editor.values;
  const put = (next: BotSettings['tools']) => editor.set({ tools: next });
  return (
    <Section title={botFields.tools[0]}>
      <p class="muted">{words.lead}</p>
      {tools.map((tool, index) => (
        <fieldset key={index} class="plain tool">
          <legend class="tool-head">
            <strong>{tool.name || words.kind[tool.kind]}</strong>
            <IconButton
              label={words.remove(tool.name || words.kind[tool.kind])}
              icon={X}
              onClick={() => put(tools.filter((_, at) => at !== index))}
            />
          </legend>
          <ToolFields
            tool={tool}
            bot={bot}
            described={describedTool(editor.errors, index)}
            onChange={(next) => put(tools.with(index, next))}
          />
        </fieldset>
      ))}
      <ToolUse bot={bot.id} />
      {tools.some(({ kind }) => kind === 'http') && <p class="muted">{words.signed}</p>}
      {tools.length < MAX_TOOLS && (
        <div>
          <Button icon={Plus} onClick={() => put([...tools, newTool('http')])}>
            {words.add}
          </Button>
        </div>
      )}
    </Section>
  );
}
