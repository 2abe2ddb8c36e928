/** What the program is made of, with the licences; read when it is asked for. */

/** A text that a component brings: the notices that are its own, and the number of the text that others share. */
export interface Licence {
  file: string;
  notice: string;
  text: number | null;
}

export interface Component {
  kind: 'crate' | 'npm' | 'other';
  name: string;
  version: string;
  licence: string;
  from: string;
  files: Licence[];
}

export interface Licences {
  components: Component[];
  texts: string[];
}

/** Reads the list, which `cargo xtask licences` writes. */
export async function readLicences(): Promise<Licences> {
  const { default: text } = await import('../../../packaging/licences.json?raw');
  return JSON.parse(text) as Licences;
}
