/**
 * Lets a drawing into the page: parsed, never set as HTML, and rebuilt from allowed elements and attributes alone.
 *
 * What is not on the lists (scripts, styles, links, foreign objects, handlers) is left out with all that it holds.
 */
const SVG = 'http://www.w3.org/2000/svg';

const ELEMENTS = new Set(
  'svg g path rect line polyline polygon circle ellipse text tspan title desc defs clipPath pattern linearGradient stop'.split(' '),
);

const ATTRIBUTES = new Set(
  (
    'viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform preserveAspectRatio overflow ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin ' +
    'stroke-miterlimit stroke-dashoffset opacity paint-order vector-effect shape-rendering clip-path clip-rule ' +
    'text-anchor dominant-baseline font-family font-size font-weight font-style letter-spacing textLength lengthAdjust ' +
    'class id role aria-label aria-hidden offset stop-color stop-opacity gradientUnits patternUnits clipPathUnits ' +
    'patternTransform gradientTransform xml:space data-mark'
  ).split(' '),
);

const REFERENCE = /url\(\s*(['"]?)#([\w-]+)\1\s*\)/g;

/** Returns whether a value points at nothing but the drawing itself. */
function isHarmless(value: string): boolean {
  return !/url\s*\(|javascript:|expression\s*\(/i.test(value.replace(REFERENCE, ''));
}

let drawings = 0;

/** Returns a drawing that may enter the page, or nothing where the text is not one. */
export function safeSvg(text: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || parsed.querySelector('parsererror')) return null;
  drawings += 1;
  return rebuild(root, `d${drawings}-`) as SVGSVGElement;
}

/** Names are made the drawing's own, so that two charts on a page never share a clip path. */
function rebuild(source: Element, prefix: string): Element {
  const copy = document.createElementNS(SVG, source.localName);
  for (const { name, value } of source.attributes) {
    if (!ATTRIBUTES.has(name) || !isHarmless(value)) continue;
    copy.setAttribute(name, name === 'id' ? prefix + value : value.replace(REFERENCE, `url(#${prefix}$2)`));
  }
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
    else if (child.nodeType === Node.ELEMENT_NODE && ELEMENTS.has((child as Element).localName)) {
      copy.append(rebuild(child as Element, prefix));
    }
  }
  return copy;
}

/** The drawing's own coordinates. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the viewBox of a drawing, else its size. */
export function boxOf(svg: SVGSVGElement): Box {
  const [x = 0, y = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  if (width > 0 && height > 0) return { x, y, width, height };
  const size = (name: string) => Number.parseFloat(svg.getAttribute(name) ?? '') || 100;
  return { x: 0, y: 0, width: size('width'), height: size('height') };
}
