/** The pages of integrations, which are fetched together. */
export { default as ModulesPage } from './modules-page.tsx';
export { default as WebhookPage } from './webhook-page.tsx';
export { default as WebhooksPage } from './webhooks-page.tsx';
