/** What a browser has and the tests' document lacks. */
window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, onchange: null, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false }) as MediaQueryList;
Element.prototype.scrollIntoView = () => undefined;
// Without a drawing surface axe tells no icon from a letter, which it asks at each text.
HTMLCanvasElement.prototype.getContext = () => null;
// The tests' document lays nothing out: a list that draws only what is in view needs a height to look into.
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 600 },
  offsetWidth: { configurable: true, get: () => 800 },
});
