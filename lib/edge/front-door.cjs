// Answers what belongs to no part of the site: its root leads to the dashboard, all else is not found.
function handler(event) {
  var uri = event.request.uri;
  if (uri !== '/' && uri !== '/dashboard') return { statusCode: 404, statusDescription: 'Not Found' };
  return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/dashboard/' } } };
}
