/** The pages of a source with what became of each; for files, also where they are uploaded and deleted. */
import { Trash2 } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { sizeText } from '#client/files/size-text.ts';
import type { PageProblem, Source, SourcePage } from '#core/model/knowledge/source.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { locale } from '#dashboard/strings/language.ts';
import { pageProblem, sourcePages as words } from '#dashboard/strings/sources.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { LoadedOnce } from '#dashboard/ui/crud/loaded.tsx';
import { isolated } from '#dashboard/ui/format/isolated.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ReadingState } from './reading-state.tsx';
import { UploadFiles } from './upload-files.tsx';
import '#dashboard/ui/page/table.css';

type DialogProps = { source: Source; onClose: () => void; onUploaded: () => void };

/** The dialog. */
export function PagesDialog({ source, onClose, onUploaded }: DialogProps) {
  const { api } = useWorkspace();
  const { id, name, kind, reading } = source;
  const params = { id: String(id) };
  const pages = useMemo(() => createResource(async () => (await api('listSourcePages', { params })).data), [id]);
  const isBusy = reading.state !== 'done';
  useEffect(() => whileLooking(() => void pages.load(), isBusy ? 2 : 30), [pages, isBusy]);
  useEffect(() => void pages.load(), [isBusy]);
  const changed = () => {
    void pages.load();
    onUploaded();
  };
  const remove = async (page: SourcePage) => {
    try {
      await api('deleteSourceFile', { params: { ...params, page_id: page.id } });
      changed();
    } catch (error) {
      toast(inWords(error), 'problem');
    }
  };
  const isOfFiles = kind === 'files';
  return (
    <Dialog
      title={isOfFiles ? words.filesTitle(name) : words.title(name)}
      class="dialog-wide"
      onClose={onClose}
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <ReadingState reading={reading} />
      {isOfFiles && <UploadFiles source={id} onUploaded={changed} />}
      {reading.left_out > 0 && <p class="muted">{words.leftOut(reading.left_out)}</p>}
      <LoadedOnce of={pages} skeleton="row">
        {(all) =>
          all.length === 0 ? (
            <p class="muted">{isOfFiles ? words.noFiles : words.none}</p>
          ) : (
            <PagesTable pages={all} {...(isOfFiles ? { onRemove: remove } : {})} />
          )
        }
      </LoadedOnce>
    </Dialog>
  );
}

type TableProps = { pages: readonly SourcePage[]; onRemove?: (page: SourcePage) => Promise<void> };

function PagesTable({ pages, onRemove }: TableProps) {
  return (
    <table class="table table-pages">
      <thead>
        <tr>
          <th scope="col">{onRemove ? words.file : words.page}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" class="number">
            {words.articles}
          </th>
          {onRemove && (
            <th scope="col">
              <span class="sr-only">{common.more}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {pages.map((page) => (
          <tr key={page.id}>
            <td>
              <Address page={page} />
            </td>
            <td>
              {linesOf(page).map((line, index) => (
                <p key={line} class={page.problem !== null && index === 0 ? 'page-problem' : 'muted'}>
                  {line}
                </p>
              ))}
            </td>
            <td class="number">{page.articles}</td>
            {onRemove && (
              <td class="row-actions">
                <IconButton label={words.remove(page.address)} icon={Trash2} onClick={() => void onRemove(page)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Address({ page: { address, title } }: { page: SourcePage }) {
  const isLink = /^https?:/.test(address);
  return (
    <>
      {title !== null && title !== '' && <p dir="auto">{title}</p>}
      {isLink ? (
        <a class="link" dir="ltr" href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      ) : (
        <bdi class="muted">{address}</bdi>
      )}
    </>
  );
}

/** What a problem is about; how much there is of what is too large is in bytes. */
const detailOf = (problem: PageProblem, detail: string): string =>
  problem === 'too_large' && /^\d+$/.test(detail) ? sizeText(Number(detail), locale()) : isolated(detail);

/** What became of a page, one thing a line. */
function linesOf({ state, problem, detail, is_held, kept, taken, short }: SourcePage): string[] {
  const first =
    problem !== null
      ? pageProblem[problem]
      : state === 'waiting'
        ? words.waiting
        : detail === null
          ? words.read
          : words.leadsTo(isolated(detail));
  return [
    first,
    ...(problem !== null && detail !== null ? [detailOf(problem, detail)] : []),
    ...(is_held ? [words.held] : []),
    ...(kept > 0 ? [words.kept(kept)] : []),
    ...(taken > 0 ? [words.taken(taken)] : []),
    ...(short > 0 ? [words.short(short)] : []),
  ];
}
