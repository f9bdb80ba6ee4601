/** An answer that also resolves its conversation, where attributes are missing that the team requires. */
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { askBeforeSending, heldUp } from '#dashboard/workspace/held-up.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';

const ADA = 112;

afterEach(() => void delete heldUp.ask);

async function setUp() {
  const client = fakeClient(fullState());
  const inbox = quietInbox(client.api, { heldUp: (message) => askBeforeSending(workspace, message) });
  const workspace = { api: client.api, inbox } as unknown as Workspace;
  const asked: { id: number; end: () => Promise<boolean> }[] = [];
  heldUp.ask = async (_, id, end) => void asked.push({ id, end });
  const refuse = (code: string) =>
    client.failNext('sendMessage', new ApiError(409, { code, detail: 'Fill in: Order.' }, null));
  const send = async () => {
    inbox.outbox.send(ADA, 'Refunded.', 'public', [], { resolve: true });
    await settle();
  };
  const sent = () =>
    client.calls.flatMap(({ operation, request }) =>
      operation === 'sendMessage' ? [(request as { body: Record<string, unknown> }).body] : [],
    );
  return { outbox: inbox.outbox, asked, refuse, send, sent };
}

it('opens their form, and is sent once, under the same id, when they are filled in', async () => {
  const { outbox, asked, refuse, send, sent } = await setUp();
  refuse('attributes_required');
  await send();
  expect([outbox.items.value.map(({ state }) => state), asked.map(({ id }) => id)]).toEqual([['failed'], [ADA]]);
  await asked[0]?.end();
  await settle();
  expect(outbox.items.value).toEqual([]);
  const [first, second] = sent();
  expect(second).toMatchObject({
    content: 'Refunded.',
    resolve: true,
    client_message_id: first?.['client_message_id'],
  });
});

it('opens it again when something else is missing by then', async () => {
  const { asked, refuse, send } = await setUp();
  refuse('attributes_required');
  await send();
  refuse('attributes_required');
  await asked[0]?.end();
  await settle();
  expect(asked).toHaveLength(2);
});

it('isn’t sent when it was discarded while the form was open', async () => {
  const { outbox, asked, refuse, send, sent } = await setUp();
  refuse('attributes_required');
  await send();
  outbox.discard(outbox.items.value[0]?.client_message_id ?? '');
  await asked[0]?.end();
  await settle();
  expect(sent()).toHaveLength(1);
});

it('opens no form when something else refuses it', async () => {
  const { asked, refuse, send } = await setUp();
  refuse('conflict');
  await send();
  expect(asked).toEqual([]);
});
