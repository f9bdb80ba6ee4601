/** @jsxImportSource react */
import { LiveChat } from '@live-chat/widget/react';
import type { ReactNode } from 'react';

const SCRIPT = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';

/** The root layout stays mounted when the router changes pages, and so does the chat. No `next/script` is needed. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <LiveChat src={SCRIPT} />
      </body>
    </html>
  );
}
