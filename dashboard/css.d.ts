/** Style sheets as text, for constructed sheets. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
