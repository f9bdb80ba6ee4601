// Tells the API who calls: behind CloudFront it sees only an edge. What a client sends by that name is overwritten.
function handler(event) {
  event.request.headers['x-viewer-ip'] = { value: event.viewer.ip };
  return event.request;
}
