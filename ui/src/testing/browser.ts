/** What a browser has and the tests' document lacks. */
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, onchange: null, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false }) as MediaQueryList;
Element.prototype.scrollIntoView = () => undefined;
// Without a drawing surface axe tells no icon from a letter, which it asks at each text.
HTMLCanvasElement.prototype.getContext = () => null;
