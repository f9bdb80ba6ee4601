/** Menus that are open, and short messages. */
import { Ellipsis, Trash2 } from 'lucide';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { Toaster } from '#dashboard/ui/controls/toaster.tsx';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import type { Scene, Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, nothing } from './samples.ts';

const open = (root: HTMLElement) => root.querySelector<HTMLElement>('[aria-haspopup]')?.click();

const menu =
  (align: 'start' | 'end', items: Scene['draw']): Scene['draw'] =>
  (look) => (
    <div class={align === 'end' ? 'gallery-end' : ''}>
      <Menu
        label="More"
        align={align}
        trigger={(attributes) => <IconButton label="More" icon={Ellipsis} {...attributes} />}
      >
        {items(look)}
      </Menu>
    </div>
  );

const actions: Scene['draw'] = () => (
  <>
    <MenuItem onClick={nothing}>Edit</MenuItem>
    <MenuItem onClick={nothing}>{`Transfer to ${LONG_NAME}`}</MenuItem>
    <hr />
    <MenuItem danger onClick={nothing}>
      <Icon of={Trash2} />
      Erase visitor
    </MenuItem>
  </>
);

const priorities: Scene['draw'] = () =>
  ['Low', 'Normal', 'High', 'Urgent'].map((name) => (
    <MenuItem checked={name === 'Normal'} onClick={nothing}>
      {name}
    </MenuItem>
  ));

export const menus: Subject = {
  title: 'Menus and messages',
  kind: 'screen',
  scenes: [
    { name: 'closed', draw: menu('start', actions) },
    { name: 'actions', draw: menu('start', actions), act: open },
    { name: 'one of a few, at the end of the line', draw: menu('end', priorities), act: open },
    {
      name: 'messages',
      draw: () => {
        toasts.value = [
          { id: 1, kind: 'done', text: 'Saved' },
          { id: 2, kind: 'problem', text: LONG_TEXT },
        ];
        return <Toaster />;
      },
    },
  ],
};
