/** How keys with long names are printed. */
export const KEY_SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Backspace: '⌫', Delete: 'Del', Enter: '↵' }
