/** Small marks that say something at a glance. */
import { CircleCheck, Lock, Trash2 } from 'lucide';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';

export const marks: Subject = {
  title: 'Marks',
  kind: 'part',
  scenes: drawn({
    'avatars by size': () =>
      (['small', 'normal', 'large'] as const).map((size) => <Avatar id={7} name="Ada Moreau" size={size} />),
    'avatars by person': () =>
      Array.from({ length: 12 }, (_, index) => <Avatar id={index + 1} name={`${'ABCDEFGHIJKL'[index]} Sample`} />),
    'avatars by status': () =>
      ['online', 'away', 'busy', 'offline'].map((status) => <Avatar id={3} name="Priya Raman" status={status} />),
    'avatars of nobody and of other scripts': () =>
      [null, '山田 太郎', 'نور حداد', '😀'].map((name) => <Avatar id={5} name={name} />),
    'icons by size': () =>
      [14, 16, 20].map((size) => [CircleCheck, Lock, Trash2].map((icon) => <Icon of={icon} size={size} />)),
  }),
};
