/** @jsxImportSource react */
import { LiveChat } from '@live-chat/widget/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const SCRIPT = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';

/** The same for React 18 and 19. `identityToken` is what your server signed for the customer who is logged in, if one is. */
function App({ identityToken }: { identityToken?: string }) {
  const [unread, setUnread] = useState(0);
  const [hasChat, setHasChat] = useState(true);
  return (
    <main>
      <h1>Our shop</h1>
      <button type="button" onClick={() => window.LiveChat?.('open')}>
        Ask us {unread > 0 && <span>({unread})</span>}
      </button>
      <label>
        <input type="checkbox" checked={hasChat} onChange={() => setHasChat(!hasChat)} /> Show the chat
      </label>
      {hasChat && (
        <LiveChat src={SCRIPT} identityToken={identityToken} on={{ unread: ({ count }) => setUnread(count) }} />
      )}
    </main>
  );
}

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
