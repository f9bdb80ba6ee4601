import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Synthesized } from './synthesized.ts';

type EdgeFunction = { FunctionCode: string; FunctionConfig: { Runtime: string } };
type Request = { uri: string; method: string; headers: Record<string, { value: string }> };

describe("CloudFront's functions", () => {
  const functions = new Synthesized().all<EdgeFunction>('AWS::CloudFront::Function');

  /** Runs a function as deployed, where nothing exists but the language. */
  const run = (name: string, uri: string, headers: Request['headers'] = {}): unknown => {
    const [, fn] = functions.find(([id]) => id.startsWith(`chatsiteedge${name}`)) ?? [];
    const event = { version: '1.0', viewer: { ip: '2001:db8::7' }, request: { uri, method: 'GET', headers } };
    const context = createContext({ event: JSON.stringify(event) });
    return JSON.parse(
      runInContext(`${fn?.Properties.FunctionCode}; JSON.stringify(handler(JSON.parse(event)))`, context),
    );
  };

  it('fit into the 10 KB CloudFront takes', () => {
    expect(functions).toHaveLength(3);
    for (const [, { Properties }] of functions) {
      expect(Properties.FunctionCode.length).toBeLessThan(10_240);
      expect(Properties.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    }
  });

  it("tell the API the caller's real address, whatever the caller sends", () => {
    const forged = { 'x-viewer-ip': { value: '127.0.0.1' }, accept: { value: '*/*' } };
    expect(run('vieweraddress', '/api/widget/t/session', forged)).toMatchObject({
      uri: '/api/widget/t/session',
      headers: { 'x-viewer-ip': { value: '2001:db8::7' }, accept: { value: '*/*' } },
    });
  });

  it.each([
    ['/dashboard/', '/dashboard/index.html'],
    ['/dashboard/conversations/17', '/dashboard/index.html'],
    ['/dashboard/assets/index-1a2b3c4d.js', '/dashboard/assets/index-1a2b3c4d.js'],
    ['/dashboard/config.json', '/dashboard/config.json'],
    ['/dashboard/assets/missing.js', '/dashboard/assets/missing.js'],
  ])('serve %s as %s', (uri, served) => {
    expect(run('dashboardpage', uri)).toMatchObject({ uri: served });
  });

  it('redirect the root and /dashboard to the dashboard, and respond 404 to anything else', () => {
    const toDashboard = { statusCode: 302, headers: { location: { value: '/dashboard/' } } };
    expect(run('frontdoor', '/')).toMatchObject(toDashboard);
    expect(run('frontdoor', '/dashboard')).toMatchObject(toDashboard);
    expect(run('frontdoor', '/wp-admin.php')).toMatchObject({ statusCode: 404 });
  });
});
