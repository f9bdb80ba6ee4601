/** The functions that CloudFront runs first on a request. Each is a file in `lib/edge/`. */
import { join } from 'node:path';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

/** Function associations for behaviors of the distribution. */
export class EdgeFunctions extends Construct {
  /** Tells the API the caller's address. */
  readonly viewerAddress = this.#onRequest('viewer-address');
  /** Serves the dashboard's document for each of its pages. */
  readonly dashboardPage = this.#onRequest('dashboard-page');
  /** Redirects the root to the dashboard. */
  readonly rootRedirect = this.#onRequest('front-door');

  #onRequest(name: string): cloudfront.FunctionAssociation[] {
    return [
      {
        eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
        function: new cloudfront.Function(this, name, {
          code: cloudfront.FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'edge', `${name}.cjs`) }),
          runtime: cloudfront.FunctionRuntime.JS_2_0,
        }),
      },
    ];
  }
}
