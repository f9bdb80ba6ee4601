/** @jsxImportSource react */
import { renderToString } from 'react-dom/server';
import { Page } from './page.tsx';

/** What your server answers. Where your pages stream, `renderToPipeableStream` takes the same options. */
export const html = (): string => `<!doctype html>${renderToString(<Page />)}`;
