/** What one clicks. */
import { Copy, Pencil, Plus, Trash2 } from 'lucide';
import { Button, ButtonLink, IconButton } from '#dashboard/ui/controls/button.tsx';
import { CopyLine } from '#dashboard/ui/controls/copy-line.tsx';
import { SwitchTab, SwitchTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_WORD, nothing, nothingLater } from './samples.ts';

const variants = ['primary', 'secondary', 'ghost', 'danger'] as const;

export const buttons: Subject = {
  title: 'Buttons',
  kind: 'part',
  scenes: drawn({
    weights: () => variants.map((variant) => <Button variant={variant}>{variant}</Button>),
    'with an icon': () =>
      variants.map((variant) => (
        <Button variant={variant} icon={Plus}>
          New widget
        </Button>
      )),
    small: () =>
      variants.map((variant) => (
        <Button variant={variant} size="small" icon={Plus}>
          Add
        </Button>
      )),
    disabled: () =>
      variants.map((variant) => (
        <Button variant={variant} disabled>
          {variant}
        </Button>
      )),
    busy: () => (
      <Button variant="primary" busy>
        Saving…
      </Button>
    ),
    'with long words': () => <Button icon={Plus}>{`Transfer to ${LONG_NAME}`}</Button>,
    links: () => (
      <>
        <ButtonLink href="#" variant="primary" icon={Plus}>
          New ticket
        </ButtonLink>
        <ButtonLink href="#">Open</ButtonLink>
        <ButtonLink href="#" variant="ghost">
          Cancel
        </ButtonLink>
      </>
    ),
    'only an icon': () => (
      <>
        <IconButton label="Edit" icon={Pencil} />
        <IconButton label="Details" icon={Copy} pressed />
        <IconButton label="Delete" icon={Trash2} size="small" />
        <IconButton label="Not now" icon={Trash2} disabled />
      </>
    ),
    'save, save nothing, saving': () => (
      <>
        <SaveButton busy={false} canSave onSave={nothingLater} />
        <SaveButton busy={false} canSave={false} onSave={nothingLater} />
        <SaveButton busy canSave form="none" />
      </>
    ),
    'a line to copy': () => <CopyLine text='<script src="https://chat.example/api/script.js" async></script>' />,
    'a long line to copy': () => <CopyLine text={`https://chat.example/${LONG_WORD}/${LONG_WORD}`} />,
    tabs: () => (
      <SwitchTabs<'mine' | 'unassigned' | 'all'>
        label="View"
        value="mine"
        names={{ mine: 'Mine', unassigned: 'Unassigned', all: 'All' }}
        onChange={nothing}
      />
    ),
    'tabs with long words': () => (
      <SwitchTabs<'a' | 'b'> label="View" value="b" names={{ a: LONG_NAME, b: LONG_WORD }} onChange={nothing} />
    ),
    'a tab of its own group': () => (
      <div class="switch-tabs" role="radiogroup" aria-label="Mode">
        <SwitchTab isChosen onChoose={nothing}>
          Reply
        </SwitchTab>
        <SwitchTab isChosen={false} onChoose={nothing}>
          Note
        </SwitchTab>
      </div>
    ),
  }),
};
