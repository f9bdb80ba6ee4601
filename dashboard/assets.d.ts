/** What the build gives for imports that aren't modules. */

/** A style sheet as text, for constructed sheets. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

/** The address of a worker's bundle. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
