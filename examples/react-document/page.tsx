/** @jsxImportSource react */
import { LiveChat } from '@live-chat/widget/react';

const SCRIPT = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';

/** A page that React renders and hydrates as a whole, from `<html>` on. */
export function Page() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Live chat in a document of React</title>
      </head>
      <body>
        <main>
          <h1>Our shop</h1>
        </main>
        <LiveChat src={SCRIPT} />
      </body>
    </html>
  );
}
