// Tells the API who calls: behind CloudFront it sees only an edge. What a client sends by that name is overwritten.
// Preflights are answered here: any origin may ask, with a token of its own, so that nothing has to be looked up.
// What a visitor sends at length goes to a route of its own, with a throttle of its own: each kilobyte is a write of the table.
// A body whose length isn't said counts as long.
// A request with an API key goes to a route without an authorizer: the gateway's can check access tokens only.
var settings = /SETTINGS_ROUTES/;
var open = /^\/(mcp|docs|openapi\.json)$/;
var widget = /^\/api\/widget\/[^/]+\/./;
var SHORT_BYTES = 2048;
var key = /^lck_\d+_[\w-]{43}$/;

var preflight = {
  statusCode: 204,
  statusDescription: 'No Content',
  headers: {
    'access-control-allow-origin': { value: '*' },
    'access-control-allow-methods': { value: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' },
    'access-control-allow-headers': {
      value: 'authorization, content-type, if-none-match, mcp-protocol-version, mcp-session-id',
    },
    'access-control-max-age': { value: '86400' },
    'strict-transport-security': { value: 'max-age=31536000' },
    'x-content-type-options': { value: 'nosniff' },
  },
};

function handler(event) {
  var request = event.request;
  if (request.method === 'OPTIONS') return preflight;
  request.headers['x-viewer-ip'] = { value: event.viewer.ip };
  if (request.method === 'POST' && widget.test(request.uri) && isLong(request.headers)) {
    request.uri = request.uri.replace('/widget/', '/long/');
    return request;
  }
  var path = /^\/api\/v1\/live-chat(\/.*)$/.exec(request.uri);
  // MCP has no authorizer anyway, and the description is for everybody, and kept for all.
  if (path && !open.test(path[1]) && hasKey(request)) {
    var name = settings.test(request.method + ' ' + path[1]) ? 'settings' : 'agent';
    request.uri = '/api/machine/' + name + path[1];
  }
  return request;
}

function isLong(headers) {
  var length = headers['content-length'];
  return !(length && Number(length.value) <= SHORT_BYTES);
}

// One in the address is refused by the API, which says why.
function hasKey(request) {
  var authorization = request.headers.authorization;
  if (authorization && /^Bearer +lck_/i.test(authorization.value)) return true;
  var query = request.querystring || {};
  for (var name in query) {
    if (key.test(query[name].value)) return true;
  }
  return false;
}
