// Every page of the dashboard is the same document; only what has a file extension is a file.
function handler(event) {
  var request = event.request;
  var name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (name.indexOf('.') === -1) request.uri = '/dashboard/index.html';
  return request;
}
