import { createServer } from 'node:http';
import { verifyToken } from './verify-token.ts';

/** The page of your admin that the button opens: `https://admin.example.com/chat?token={token}` in the team settings. */
const { CONTEXT_SECRET = '', ORIGIN = 'https://admin.example.com', PORT = '4100' } = process.env;

createServer((request, response) => {
  const token = new URL(request.url ?? '/', ORIGIN).searchParams.get('token') ?? '';
  const context = verifyToken(token, CONTEXT_SECRET, ORIGIN, 'context-link');
  if (!context) return response.writeHead(403).end('This link is over. Open it again from the chat.');
  const { external_id, email, email_verified } = context.visitor;
  // The token only says whom an agent looks at. Who may see your pages is for your own sign-in to say.
  const customer = external_id ?? (email_verified ? email : null);
  const location = customer === null ? '/customers' : `/customers/${encodeURIComponent(customer)}`;
  return response.writeHead(303, { location, 'referrer-policy': 'no-referrer' }).end();
}).listen(Number(PORT));
