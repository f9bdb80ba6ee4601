/** The lines that put a widget on a site. */
import { WIDGET_API } from '#core/contract/kit/endpoint.ts';

/** The address of a widget's script, below the deployment's origin. */
export const scriptUrl = (publicOrigin: string, token: string): string =>
  `${publicOrigin}${WIDGET_API.replace('{token}', token)}/script.js`;

/** The script tag for any page. */
export const embedTag = (script: string): string => `<script src="${script}" async></script>`;
