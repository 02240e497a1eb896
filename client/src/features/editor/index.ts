export type { EditorScreenProps } from './EditorScreen.tsx'
export { EditorScreen } from './EditorScreen.tsx'
export type { EditorSlots } from './slots.ts'
