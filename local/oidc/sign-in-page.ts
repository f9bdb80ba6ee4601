/** The sign-in page: one click on an account. Plain HTML and one style sheet, no script. */
import { demoAccounts, type DemoAccount } from './accounts.ts';

const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('');

const roleOf = ({ groups }: DemoAccount): string =>
  groups.includes('admin') ? 'Admin' : groups.includes('supervisor') ? 'Supervisor' : 'Agent';

const choice = (account: DemoAccount): string => `
      <li><button name="account" value="${account.username}">
        <span class="avatar" aria-hidden="true">${initials(account.attributes['name'] ?? '')}</span>
        <span class="who"><b>${account.attributes['name']}</b><small>${account.username} · ${roleOf(account)}</small></span>
      </button></li>`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="stylesheet" href="/oidc/sign-in.css">
</head>
<body><main>${body}</main></body>
</html>
`;

/** The page that asks who signs in. Its form posts to the page's own address. */
export const signInPage = (): string =>
  page(
    'Sign in · Live chat',
    `
    <h1>Who is on duty?</h1>
    <p>This stack runs on your machine. Pick one of its demo people; there are no passwords here.</p>
    <form method="post"><ul>${demoAccounts.map(choice).join('')}
    </ul></form>
    <footer>In AWS this is the sign-in page of your user pool.</footer>`,
  );

/** A page for something that can't continue, such as a sign-in that started before a restart. */
export const messagePage = (title: string, text: string): string =>
  page(title, `<h1>${title}</h1><p>${text}</p><p><a href="/dashboard/">Go to the dashboard</a></p>`);

export const signInStyles = `
:root {
  color-scheme: light dark;
  --ground: light-dark(oklch(0.975 0.004 265), oklch(0.19 0.012 265));
  --card: light-dark(oklch(0.995 0.001 265), oklch(0.23 0.013 265));
  --line: light-dark(oklch(0.9 0.008 265), oklch(0.33 0.015 265));
  --text: light-dark(oklch(0.26 0.02 265), oklch(0.93 0.006 265));
  --muted: light-dark(oklch(0.5 0.018 265), oklch(0.7 0.012 265));
  --accent: light-dark(oklch(0.5 0.19 275), oklch(0.74 0.12 275));
  --tint: light-dark(oklch(0.95 0.025 275), oklch(0.3 0.05 275));
}
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--ground); color: var(--text); font: 400 15px/22px system-ui, sans-serif; }
main { width: 100%; max-width: 384px; }
h1 { font-size: 20px; line-height: 28px; font-weight: 650; }
p { margin-top: 4px; color: var(--muted); }
ul { list-style: none; padding: 0; margin: 24px 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
button { display: flex; align-items: center; gap: 12px; width: 100%; padding: 12px 16px; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover { background: var(--tint); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 10px; }
.avatar { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--tint); color: var(--accent); font-size: 13px; font-weight: 650; }
b { display: block; font-weight: 550; }
small { font-size: 13px; line-height: 18px; color: var(--muted); }
footer { font-size: 13px; line-height: 18px; color: var(--muted); }
a { color: var(--accent); }
`;
