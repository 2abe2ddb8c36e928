/** Cells pasted anywhere outside a field begin an import. */
import { pasteClipboard } from '../state/files';
import { isField } from './keys';

/** Listens for pasted cells; returns how to stop. */
export function listenToPaste(view: Window): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (!event.clipboardData || isField(event.target) || document.querySelector('.dialog')) return;
    event.preventDefault();
    void pasteClipboard(event.clipboardData);
  };
  view.addEventListener('paste', onPaste);
  return () => view.removeEventListener('paste', onPaste);
}
