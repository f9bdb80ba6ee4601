/** The functions that CloudFront runs first on a request. Each is a file in `edge/`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { served } from '#core/contract/http.ts';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';

/** Function associations for behaviors of the distribution. */
export class EdgeFunctions extends Construct {
  /** Tells the API the caller's address, and sends requests with an API key to the function that serves them. */
  readonly viewerAddress = this.#onRequest('viewer-address');
  /** Serves the dashboard's document for each of its pages. */
  readonly dashboardPage = this.#onRequest('dashboard-page');
  /** Gives addresses of the help center one form. */
  readonly helpPage = this.#onRequest('help-page');
  /** Redirects the root to the dashboard. */
  readonly rootRedirect = this.#onRequest('front-door');

  #onRequest(name: string): cloudfront.FunctionAssociation[] {
    return [
      {
        eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
        function: new cloudfront.Function(this, name, {
          code: cloudfront.FunctionCode.fromInline(codeOf(name)),
          runtime: cloudfront.FunctionRuntime.JS_2_0,
        }),
      },
    ];
  }
}

const codeOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'edge', `${name}.cjs`), 'utf8').replace('/SETTINGS_ROUTES/', () =>
    String(settingsRoutes()),
  );

/** Matches the method and path, below the API's own, of what `settings-api` serves; agent-api gets all else. */
function settingsRoutes(): RegExp {
  const rows = Object.values(served['settings-api']);
  const routes = Map.groupBy(rows, ({ path }) => path.slice(AGENT_API.length));
  const patterns = [...routes].map(([path, of]) => {
    const segments = path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+');
    return `(?:${of.map(({ method }) => method).join('|')}) ${segments}`;
  });
  return new RegExp(`^(?:${patterns.join('|')})$`);
}
