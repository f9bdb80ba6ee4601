/** What stands in the place of content: empty, failed, not allowed, not there. */
import { Inbox } from 'lucide';
import { ApiError } from '#core/contract/client.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Failed, NoPermission, NotFound, Notice } from '#dashboard/ui/page/page-state.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, nothing } from './samples.ts';

const errors = {
  offline: new TypeError('Failed to fetch'),
  'our fault': new ApiError(500, {}, null),
  forbidden: new ApiError(403, {}, null),
  'too many requests': new ApiError(429, {}, '3'),
};

const failures = Object.entries(errors).map(
  ([name, error]) => [`failed, ${name}`, () => <Failed error={error} onRetry={nothing} />] as const,
);

export const notices: Subject = {
  title: 'Notices',
  kind: 'part',
  scenes: drawn({
    empty: () => (
      <Notice icon={Inbox} title="No conversations" body="New chats appear here.">
        <Button>Open the demo shop</Button>
      </Notice>
    ),
    'with long words': () => <Notice icon={Inbox} title={LONG_NAME} body={LONG_TEXT} />,
    'a whole page': () => <Notice isPage icon={Inbox} title="Signed out" />,
    ...Object.fromEntries(failures),
    'no permission': () => <NoPermission />,
    'not found': () => <NotFound />,
  }),
};
