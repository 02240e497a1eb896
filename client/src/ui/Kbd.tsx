import { Kbd as Key } from '@mantine/core'
import type { ReactElement } from 'react'

/** One key or chord as it is printed on the keyboard, `Ctrl` becoming ⌘ on a Mac. */
export function Kbd({ children }: { readonly children: string }): ReactElement {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform)
  return <Key size="xs">{mac ? children.replace('Ctrl', '⌘') : children}</Key>
}
