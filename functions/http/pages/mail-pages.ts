/** All pages of ours, which links in mails and in the dashboard open: what is loaded when one of them is. */
export * from './mailed-chat-pages.ts';
export * from './rating-page.ts';
export * from './try-page.ts';
