import { expect, it } from 'vitest';
import { ApiError, createClient } from '#core/contract/client.ts';

const addresses = {
  getConversation: { method: 'GET', path: '/api/conversations/{id}' },
  listConversations: { method: 'GET', path: '/api/conversations' },
  deleteAgent: { method: 'DELETE', path: '/api/agents/{id}' },
};

/** A client whose server always answers this, and what it was asked. */
function client(response: Response, token: string | undefined = 'secret') {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return response;
  }) as unknown as typeof globalThis.fetch;
  return { asked, call: createClient({ origin: 'https://chat', token: () => token, fetch, addresses }) };
}

it('fills the address, encodes what stands in it, and leaves out what is not given', async () => {
  const one = client(Response.json({}));
  await one.call('getConversation', { params: { id: '../7?x' } });
  expect(one.asked[0]?.url).toBe('https://chat/api/conversations/..%2F7%3Fx');
  expect(one.asked[0]?.init.headers).toEqual({ authorization: 'Bearer secret' });
  const many = client(Response.json({}));
  await many.call('listConversations', { query: { q: 'a&b', cursor: undefined } });
  expect(many.asked[0]?.url).toBe('https://chat/api/conversations?q=a%26b');
});

it('has nothing to say of an answer without a body', async () => {
  await expect(client(new Response(null, { status: 204 })).call('deleteAgent', { params: { id: '1' } })).resolves.toBe(
    undefined,
  );
});

it("rejects with the server's problem, or with the status of a gateway error", async () => {
  const problem = Response.json(
    { code: 'rate_limited', detail: 'Slowly.', errors: [] },
    { status: 429, headers: { 'retry-after': '3' } },
  );
  const refused = client(problem).call('getConversation', { params: { id: '1' } });
  await expect(refused).rejects.toMatchObject({ status: 429, code: 'rate_limited', retryAfterSeconds: 3 });
  await expect(refused).rejects.toBeInstanceOf(ApiError);
  const bare = client(new Response('<html>', { status: 503 })).call('getConversation', { params: { id: '1' } });
  await expect(bare).rejects.toMatchObject({ status: 503, code: undefined, message: 'The server answered 503.' });
});

it('rejects when a response breaks off', async () => {
  const broken = client(new Response('{"id": 7', { status: 200 })).call('getConversation', { params: { id: '7' } });
  await expect(broken).rejects.toBeInstanceOf(SyntaxError);
});

it('calls nothing it has no address for', async () => {
  const { asked, call } = client(Response.json({}));
  await expect(call('getAgent', { params: { id: '1' } })).rejects.toThrow('no address for getAgent');
  expect(asked).toEqual([]);
});
