/** The pages of integrations, which are fetched together. */
export { default as ModulesPage } from './modules-page.tsx';
export { default as WebhookPage } from '#dashboard/webhooks/webhook-page.tsx';
export { default as WebhooksPage } from '#dashboard/webhooks/webhooks-page.tsx';
