/** What the open screen does for the keys that every program has. */
export interface Here {
  /** Ctrl+P. */
  print?: () => void;
  /** Ctrl+S. */
  save?: () => void;
}

let here: Here = {};

/** Says what the open screen does, for as long as it is there: what an effect returns. */
export function offer(now: Here): () => void {
  here = now;
  return () => {
    if (here === now) here = {};
  };
}

/** Returns what the open screen does for a key. */
export const doesHere = (what: keyof Here): (() => void) | undefined => here[what];
