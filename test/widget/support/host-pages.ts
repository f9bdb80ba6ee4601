/** Pages that fight for what the widget needs, as data: each is loaded in a browser, and the chat must work on it. */

/** A page: what it does, in words that continue "a page …", and its markup. */
export type HostPage = {
  does: string;
  head?: string;
  body?: string;
  /** Attributes of its root element. */
  html?: string;
  /** No document type: the browser falls back to quirks mode. */
  isQuirky?: boolean;
};

/** Focus comes back into the page's own dialog, as Bootstrap 5, MUI and focus-trap do it. */
const focusTrap = `<div id="modal"><input id="field" aria-label="Coupon"></div><script>
  addEventListener('load', () => {
    const field = document.getElementById('field');
    field.focus();
    for (const type of ['focusin', 'focusout'])
      document.addEventListener(type, ({ target, relatedTarget }) => {
        const to = type === 'focusin' ? target : relatedTarget;
        if (target !== field && to && to !== field) field.focus();
      });
  });</script>`;

/** Takes over the document as React 18 does: what it doesn't know makes it draw everything again. */
const hydration = `<script>
  addEventListener('load', () => setTimeout(() => {
    const known = (element) => element && /^(HEAD|BODY)$/.test(element.tagName);
    window.mismatches = [...document.documentElement.children].filter((element) => !known(element)).length;
    const [first] = document.body.children;
    if (first.tagName !== 'H1') window.mismatches++;
  }, 600));</script>`;

export const hostPages: readonly HostPage[] = [
  { does: 'transforms its root element', head: '<style>html { transform: translateZ(0); min-height: 3000px }</style>' },
  { does: 'promises changes of its root', head: '<style>html { will-change: transform; height: 3000px }</style>' },
  { does: 'contains its root element', head: '<style>html { contain: layout paint; height: 3000px }</style>' },
  { does: 'transforms its body', head: '<style>body { transform: scale(0.9); height: 3000px }</style>' },
  { does: 'zooms its body', head: '<style>body { zoom: 1.4 }</style>' },
  { does: 'lays its root out as a grid', head: '<style>html { display: grid; grid-template-rows: 1fr }</style>' },
  { does: 'lays its root out as a row, in quirks mode', head: '<style>html { display: flex }</style>', isQuirky: true },
  { does: 'colors every backdrop', head: '<style>::backdrop { background: red; pointer-events: auto }</style>' },
  {
    does: 'makes its other elements inert and hidden while a dialog is open',
    body: `<script>
    addEventListener('load', () => setTimeout(() => {
      for (const element of document.body.children) { element.inert = true; element.ariaHidden = 'true' }
    }, 300));
    </script>`,
  },
  { does: 'holds the focus in its dialog', body: focusTrap },
  { does: 'takes over the whole document', head: hydration },
  {
    does: 'has an old library that replaces methods',
    head: `<script>Element.prototype.scrollTo = Element.prototype.scroll = function () { this.ownerDocument.defaultView.spoiled = true; return this };</script>`,
  },
  {
    does: 'wraps fetch, and adds credentials and headers',
    head: `<script>addEventListener('load', () => { const own = fetch; window.fetch = (url, options = {}) =>
      own(url, { ...options, headers: { 'x-trace': '1' }, credentials: 'include' }); });</script>`,
  },
  {
    does: 'takes every key, paste and turn of the wheel',
    head: `<script>for (const type of ['keydown', 'keypress', 'keyup', 'input', 'paste', 'copy', 'cut', 'wheel', 'contextmenu'])
      document.addEventListener(type, (event) => { (window.taken ??= []).push(type); event.preventDefault() }, { passive: false });</script>`,
  },
  {
    does: 'wraps its history',
    head: `<script>for (const name of ['pushState', 'replaceState']) { const own = history[name];
      history[name] = function (...args) { (window.entries ??= []).push(name); return own.apply(this, args) } }</script>`,
  },
];

/** The page's whole markup. `script` is the widget's tag. */
export const markupOf = ({ head = '', body = '', html = '', isQuirky }: HostPage, script: string): string =>
  `${isQuirky ? '' : '<!doctype html>'}<html lang="en" ${html}><head><title>Shop</title>${head}</head><body><h1>Shop</h1>${body}${script}</body></html>`;
