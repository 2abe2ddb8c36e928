/** The keys that work everywhere, matched by what they write (`event.key`), so that every keyboard layout has them. */
import { closeExplain, explained } from '../state/explain.svelte';
import { openGuideHere } from '../state/guide.svelte';
import { doesHere } from '../state/here';
import { overlay } from '../state/overlay.svelte';
import { backOnce, forthOnce } from '../state/notify';
import { printSummary } from '../state/printing';
import { go, goBack, place } from '../state/place.svelte';
import { chooseFiles } from '../state/files';
import { zoomBy } from '../state/session.svelte';
import { wizard } from '../state/wizard.svelte';
import { copyFigure } from './copy';

/** A browser's own meaning of these would lose work or open its windows: reload, print, find. */
function isBrowserKey(event: KeyboardEvent): boolean {
  if (event.key === 'F1' || event.key === 'F5' || event.key === 'F3' || event.key === 'F7') return true;
  return isCommand(event) && ['r', 'p', 'f', 'g', 'j', 'u', 's'].includes(event.key.toLowerCase());
}

/** Puts the reader into the search of what is open, else on its first filter; tells whether there is one. */
function find(): boolean {
  const where = document.querySelector('.dialog') ?? document.getElementById('content');
  const field = where?.querySelector<HTMLInputElement>('input[type=search]') ?? where?.querySelector<HTMLElement>('.chip, select');
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  return field != null;
}

/** An open form is kept; else what the screen makes is saved, or shown as it will be. */
function save(): void {
  const form = document.querySelector<HTMLFormElement>('.dialog form');
  if (form) form.requestSubmit();
  else if (!document.querySelector('.dialog')) (doesHere('save') ?? toReports)();
}

/** Prints what is open, as the screen does it; else shows what can be printed of it. */
export const printHere = (): void => (doesHere('print') ?? toReports)();

const toReports = (): void => (place.screen === 'campaigns' && place.campaign !== null ? printSummary(place.campaign) : go('reports'));

function isCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

/** Returns whether what was typed goes into a field. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** The import under way has its own way back, and so have a field and a dialog. */
function mayStepBack(event: KeyboardEvent): boolean {
  return !isField(event.target) && (place.screen !== 'imports' || wizard.stage === 'closed' || wizard.stage === 'done') && !document.querySelector('.dialog');
}

/** Plus and minus by what they write, with or without Maj; zero by its key too, which writes `à` on a French keyboard. */
function zoomStep(event: KeyboardEvent): -1 | 0 | 1 | null {
  if (event.key === '+' || event.key === '=') return 1;
  if (event.key === '-') return -1;
  return event.key === '0' || event.code === 'Digit0' ? 0 : null;
}

/** Does what a key asks for, and tells whether it asked for anything. */
function act(event: KeyboardEvent): boolean {
  if (isCommand(event) && ['z', 'y'].includes(event.key.toLowerCase()) && mayStepBack(event)) {
    return event.key.toLowerCase() === 'z' && !event.shiftKey ? backOnce() : forthOnce();
  }
  const step = isCommand(event) ? zoomStep(event) : null;
  if (step !== null) {
    zoomBy(step);
    return true;
  }
  if (isCommand(event) && !event.shiftKey) {
    switch (event.key.toLowerCase()) {
      case 'o':
        void chooseFiles();
        return true;
      case 'k':
        overlay.palette = !overlay.palette;
        return true;
      case 'p':
        if (!document.querySelector('.dialog')) printHere();
        return true;
      case 'f':
        if (!find()) overlay.palette = true;
        return true;
      case 's':
        save();
        return true;
      case 'c':
        return !isField(event.target) && copyFigure(event.target);
      case ',':
        go('settings');
        return true;
    }
  }
  if (event.key === 'F1' && !document.querySelector('.dialog')) {
    openGuideHere();
    return true;
  }
  if (event.key === '?' && !isField(event.target)) {
    overlay.shortcuts = true;
    return true;
  }
  return event.key === 'Escape' && retreat(event.target);
}

/** Escape: an open dialog closes itself, a card that is held is let go of; else the explanation closes; else back to the columns, or the place before. */
function retreat(target: EventTarget | null): boolean {
  if (document.querySelector('.dialog, .popover, .held')) return false;
  if (explained.now) {
    closeExplain();
    return true;
  }
  if (isField(target)) return false;
  if (place.screen === 'imports' && wizard.stage === 'columns' && wizard.view === 'check') {
    wizard.view = 'columns';
    return true;
  }
  return goBack();
}

/** Listens before anything on the page does; returns how to stop. */
export function listenToKeys(view: Window): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (act(event) || isBrowserKey(event)) event.preventDefault();
  };
  const onMenu = (event: Event) => {
    if (!isField(event.target)) event.preventDefault();
  };
  view.addEventListener('keydown', onKey, { capture: true });
  view.addEventListener('contextmenu', onMenu, { capture: true });
  return () => {
    view.removeEventListener('keydown', onKey, { capture: true });
    view.removeEventListener('contextmenu', onMenu, { capture: true });
  };
}
