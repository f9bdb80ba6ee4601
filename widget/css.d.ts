/** Style sheets are bundled as text, for constructed sheets. */
declare module '*.css' {
  const text: string;
  export default text;
}
