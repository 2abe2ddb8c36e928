/** What lies over the screen: the palette, the list of shortcuts, the veil of a drop. */
export const overlay = $state({ palette: false, shortcuts: false, veil: false });
