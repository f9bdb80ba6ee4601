// Gives every address below /help/ the one form that the API serves: center, language and page, `-` for what it lacks.
// Without a language, it says with `~` which one the reader prefers; what is no page's address is the page `none`.
var spoken = /^(en|de|fr|es|pt|it|nl|pl|tr|ar|he|hi|ja|zh|ko)\b/i;

function handler(event) {
  var request = event.request;
  request.headers['x-viewer-ip'] = { value: event.viewer.ip };
  var parts = request.uri.slice('/help/'.length).split('/').filter(Boolean);
  var center = /^\d{1,16}$/.test(parts[0] || '') ? parts.shift() : '-';
  request.uri = '/help/' + center + '/' + languageAndPage(parts, request);
  return request;
}

function languageAndPage(parts, request) {
  if (parts.length === 0) return '~' + preferred(request) + '/-';
  if (parts.length === 1 && parts[0] === 'sitemap.xml') return '-/sitemap.xml';
  if (parts.length > 2 || !/^[a-z]{2,3}$/.test(parts[0])) return '-/none';
  if (parts.length === 1) return parts[0] + '/-';
  return parts[0] + '/' + (/^([^%.]|%(?!2f|5c))*\d$/i.test(parts[1]) ? parts[1] : 'none');
}

// The first of the languages that a browser sends, in its order, that the product speaks.
function preferred(request) {
  var header = request.headers['accept-language'];
  var wanted = header ? header.value.slice(0, 200).split(',') : [];
  for (var i = 0; i < wanted.length; i++) {
    var found = spoken.exec(wanted[i].trim());
    if (found) return found[1].toLowerCase();
  }
  return 'en';
}
