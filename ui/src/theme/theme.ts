/** Shows one of the three themes; `system` follows the desktop while it changes. */
import type { Theme } from '../messages/words';

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
let shown: Theme = 'system';

/** Returns whether a text names a theme. */
export function isTheme(text: string | null | undefined): text is Theme {
  return text === 'light' || text === 'dark' || text === 'system';
}

/** Returns whether a theme is dark just now. */
export function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && dark?.matches === true);
}

/** Puts a theme on the page. */
export function showTheme(theme: Theme): void {
  shown = theme;
  document.documentElement.dataset['theme'] = isDark(theme) ? 'dark' : 'light';
}

dark?.addEventListener('change', () => showTheme(shown));
