import { mount } from 'svelte';
import App from './App.svelte';
import { begin } from './state/session.svelte';
import { showTheme } from './theme/theme';
import './theme/base.css';

if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
  (await import('./api/fake/wire')).pretend();
}

showTheme('system');
const target = document.getElementById('app');
if (!target) throw new Error('index.html holds #app');
mount(App, { target });
void begin();
