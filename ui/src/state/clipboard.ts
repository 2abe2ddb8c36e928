/** Text into the clipboard, also where it is still on its way: what was clicked allows it only at once. */

/** Copies a picture that is being made; throws what keeps it from being made or copied. */
export async function copyPng(bytes: Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  const blob = bytes.then((ready) => new Blob([ready], { type: 'image/png' }));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}

/** Copies a text that is being made; throws what keeps it from being made or copied. */
export async function copyText(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem !== 'undefined' && 'write' in (navigator.clipboard ?? {})) {
    try {
      const blob = text.then((ready) => new Blob([ready], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      return;
    } catch (error) {
      // An engine that takes no text on its way gets it whole; one that failed to make it says so below.
      console.warn(error);
    }
  }
  await navigator.clipboard.writeText(await text);
}
