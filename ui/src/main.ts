import { mount } from 'svelte';
import Root from './Root.svelte';
import { isLang, language } from './messages/index.svelte';
import { begin } from './state/session.svelte';
import { isTheme, showTheme } from './theme/theme';
import './theme/base.css';

if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
  (await import('./api/fake/wire')).pretend();
}

// Where the program has kept a theme and a language, it has set both before the page began.
const { theme } = document.documentElement.dataset;
showTheme(isTheme(theme) ? theme : 'system');
const { lang } = document.documentElement;
if (isLang(lang)) language.now = lang;
const target = document.getElementById('app');
if (!target) throw new Error('index.html holds #app');
target.replaceChildren();
mount(Root, { target });
void begin();
