/** All pages that links in mails open: what is loaded when one of them is. */
export * from './mailed-chat-pages.ts';
export * from './rating-page.ts';
