/** A shortcut as the person's keyboard names it: "Mod" is Ctrl, or ⌘ on a Mac. */
export function shortcut(keys: string, mac: boolean = isMac()): string {
  return mac ? keys.replace('Mod+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧') : keys.replace('Mod', 'Ctrl')
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
}
