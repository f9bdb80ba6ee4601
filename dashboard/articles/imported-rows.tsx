/** What became of an imported file: how many of each, and every row with the reason. */
import { numberText } from '#dashboard/strings/language.ts';
import { useState } from 'preact/hooks';
import type { ImportedRow, ImportReport } from '#core/model/knowledge/article.ts';
import { articleFields, articles, importing as words } from '#dashboard/strings/articles.ts';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { problems } from '#dashboard/strings/common.ts';
import { asSentence } from '#dashboard/ui/format/problem.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { SwitchTab, walkTabs } from '#dashboard/ui/page/switch-tabs.tsx';

const results = ['refused', 'created', 'updated'] as const;
/** How many rows are shown at a time. */
const STEP = 200;

/** Counts to choose by, and the rows. Refused ones come first into view: they are what is left to do. */
export function ImportedRows({ report }: { report: ImportReport }) {
  const [shown, setShown] = useState<ImportedRow['result'] | 'all'>(report.refused > 0 ? 'refused' : 'all');
  const [most, setMost] = useState(STEP);
  const rows = report.rows.filter(({ result }) => shown === 'all' || result === shown);
  const choices = [
    { value: 'all', label: words.all, count: report.rows.length },
    ...results.map((value) => ({ value, label: words.results[value], count: report[value] })),
  ] as const;
  return (
    <>
      <div class="import-counts" role="radiogroup" onKeyDown={walkTabs} aria-label={words.show}>
        {choices.map(({ value, label, count }) => (
          <SwitchTab key={value} isChosen={shown === value} onChoose={() => setShown(value)}>
            {label} {numberText(count)}
          </SwitchTab>
        ))}
      </div>
      {rows.length === 0 ? <p class="muted">{words.nothing}</p> : <RowTable rows={rows.slice(0, most)} />}
      {rows.length > most && (
        <Button variant="ghost" onClick={() => setMost(most + STEP)}>
          {articles.showMore(Math.min(STEP, rows.length - most))}
        </Button>
      )}
    </>
  );
}

function RowTable({ rows }: { rows: ImportedRow[] }) {
  return (
    <table class="table table-import">
      <thead>
        <tr>
          <th scope="col">{words.row}</th>
          <th scope="col">{articles.question}</th>
          <th scope="col">{words.result}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.row}>
            <td>
              {one.row}
              {one.line !== null && <small class="below">{words.line(one.line)}</small>}
            </td>
            <td>
              {one.question ?? <span class="muted">—</span>}
              {one.errors.map(({ path, message }) => (
                <small key={path + message} class="field-error below">
                  {path === 'row' ? asSentence(message) : problems.ofField(labelOf(path), message)}
                </small>
              ))}
            </td>
            <td class={one.result === 'refused' ? 'field-error' : 'muted'}>{words.results[one.result]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const labelOf = (path: string): string => labelsOf(articleFields)(path.split('.')[1] ?? path);
