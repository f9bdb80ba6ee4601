// Answers what belongs to no part of the site: its root leads to the dashboard, programs are told where the help center's
// pages are, all else is not found.
var moved = { '/': '/dashboard/', '/dashboard': '/dashboard/', '/help': '/help/' };

function handler(event) {
  var uri = event.request.uri;
  var answer = answerTo(uri, event.request.headers.host);
  // AWS doesn't say whether the policy for response headers holds for what a function answers.
  answer.headers['strict-transport-security'] = { value: 'max-age=31536000' };
  answer.headers['x-content-type-options'] = { value: 'nosniff' };
  return answer;
}

function answerTo(uri, host) {
  if (uri === '/robots.txt') return robots(host.value);
  if (!Object.prototype.hasOwnProperty.call(moved, uri))
    return { statusCode: 404, statusDescription: 'Not Found', headers: {} };
  return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: moved[uri] } } };
}

function robots(host) {
  return {
    statusCode: 200,
    statusDescription: 'OK',
    headers: { 'content-type': { value: 'text/plain; charset=utf-8' } },
    body: 'User-agent: *\nDisallow: /dashboard/\nSitemap: https://' + host + '/help/sitemap.xml\n',
  };
}
