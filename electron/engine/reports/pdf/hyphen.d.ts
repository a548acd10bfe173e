/** The package comes without types. */
declare module 'hyphen/en-us/index.js' {
  const hyphenation: {
    hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
  };
  export default hyphenation;
}
