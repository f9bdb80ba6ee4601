// Tells the API who calls: behind CloudFront it sees only an edge. What a client sends by that name is overwritten.
// A request with an API key goes to a route without an authorizer: the gateway's can check access tokens only.
var settings = /SETTINGS_ROUTES/;
var key = /^lck_\d+_[\w-]{43}$/;

function handler(event) {
  var request = event.request;
  request.headers['x-viewer-ip'] = { value: event.viewer.ip };
  var path = /^\/api\/v1\/live-chat(\/.*)$/.exec(request.uri);
  // MCP has no authorizer anyway.
  if (path && path[1] !== '/mcp' && hasKey(request)) {
    var name = settings.test(request.method + ' ' + path[1]) ? 'settings' : 'agent';
    request.uri = '/api/machine/' + name + path[1];
  }
  return request;
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
