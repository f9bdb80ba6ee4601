// Answers what belongs to no part of the site: its root leads to the dashboard, programs are told where the help center's
// pages are, all else is not found.
var moved = { '/': '/dashboard/', '/dashboard': '/dashboard/', '/help': '/help/' };

function handler(event) {
  var uri = event.request.uri;
  if (uri === '/robots.txt') return robots(event.request.headers.host.value);
  if (!Object.prototype.hasOwnProperty.call(moved, uri)) return { statusCode: 404, statusDescription: 'Not Found' };
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
