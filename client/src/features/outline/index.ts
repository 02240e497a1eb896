export type { OutlineProps } from './Outline.tsx'
export { Outline } from './Outline.tsx'
