/** Ticks as often as it is told to. It runs in a worker because browsers slow the timers of pages in the background down. */
const scope = globalThis as unknown as Pick<Worker, 'addEventListener' | 'postMessage'>;

scope.addEventListener('message', (event) => {
  setInterval(() => scope.postMessage('tick'), Number(event.data));
});
